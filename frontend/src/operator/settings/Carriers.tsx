import { Button, Skeleton } from '@mantine/core';
import { IconTruckDelivery } from '@tabler/icons-react';
import type { Schemas } from '@/api/client';
import { useRead, useSend } from '@/api/queries';
import { useMay } from '@/app/session';
import { Failure } from '@/app/Trouble';
import { refused } from '@/app/toast';
import * as t from '@/i18n/gen/settings';
import { Card, Tiles } from '@/ui/Card';
import { Copyable } from '@/ui/Copyable';
import { Empty } from '@/ui/Empty';
import { Facts } from '@/ui/Facts';
import { Pill } from '@/ui/Pill';

type Account = Schemas['CarrierAccountView'];
const PATH = '/api/operator/v1/carrier-accounts';
const carrierWord = (carrier: string) => (carrier === 'own_fleet' ? t.carrier_own_fleet() : carrier);

export function Carriers() {
  const accounts = useRead(PATH);
  if (accounts.error) return <Failure error={accounts.error} onRetry={accounts.refetch} />;
  if (!accounts.data) return <Skeleton height={200} />;
  if (accounts.data.length === 0)
    return <Empty icon={<IconTruckDelivery size={22} />} title={t.carriers_empty()} body={t.carriers_empty_body()} />;
  return (
    <Tiles min={380}>
      {accounts.data.map((account) => (
        <Carrier key={account.id} account={account} />
      ))}
    </Tiles>
  );
}

function Carrier({ account }: { account: Account }) {
  const mayWrite = useMay()('carriers:write');
  const changes = { changes: [PATH] };
  const disable = useSend('put', `${PATH}/{account_id}/disabled`, changes);
  const enable = useSend('delete', `${PATH}/{account_id}/disabled`, changes);
  const asked = { params: { path: { account_id: account.id } } };
  const off = account.disabled_at !== null;
  return (
    <Card
      title={account.name}
      actions={off ? <Pill tone="off">{t.disabled()}</Pill> : <Pill tone="good">{t.enabled()}</Pill>}
    >
      <Facts
        of={[
          [t.carrier(), carrierWord(account.carrier)],
          [t.code(), account.code],
          [t.hook(), <Copyable key="hook" text={`${window.location.origin}/hooks/carriers/${account.hook_token}`} />],
        ]}
      />
      {mayWrite && (
        <Button
          mt="md"
          variant="default"
          loading={disable.isPending || enable.isPending}
          onClick={() => (off ? enable : disable).mutate(asked, { onError: refused })}
        >
          {off ? t.enable() : t.disable()}
        </Button>
      )}
    </Card>
  );
}
