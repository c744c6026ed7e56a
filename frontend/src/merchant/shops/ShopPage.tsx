// One shop: whether it is well, what it sells that we do not know yet, and what it sent.
import { Alert, Anchor, Button, Skeleton, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useRead } from '@/api/queries';
import { useDoing } from '@/app/doing';
import { useMay } from '@/app/session';
import { Failure } from '@/app/Trouble';
import { ago, dateTime } from '@/i18n/format';
import * as t from '@/i18n/gen/shops';
import { Card, Columns } from '@/ui/Card';
import { Copyable } from '@/ui/Copyable';
import { Facts } from '@/ui/Facts';
import { later } from '@/ui/later';
import { Page } from '@/ui/Page';
import { Listings } from './Listings';
import { Messages } from './Messages';
import { ShopActions } from './ShopActions';
import { Stock } from './Stock';
import { brokenWord, isOver, isOwn, type Shop, ShopStatus } from './words';

const CredentialsForm = later(
  () => import('./CredentialsForm'),
  (found) => found.CredentialsForm,
);
const DisconnectForm = later(
  () => import('./DisconnectForm'),
  (found) => found.DisconnectForm,
);

export function ShopPage({ id }: { id: string }) {
  const read = useRead('/api/v1/shops/{shop_id}', { params: { path: { shop_id: id } } }, { every: 5000 });
  if (read.error) return <Failure error={read.error} onRetry={read.refetch} />;
  if (!read.data) return <Skeleton height={560} />;
  return <Shown shop={read.data} />;
}

function Shown({ shop }: { shop: Shop }) {
  const may = useMay();
  const { merchant } = useParams({ from: '/c/$merchant' });
  const { doing, open, close } = useDoing();
  const mayWrite = may('shops:write') && !isOwn(shop) && !isOver(shop);
  const crumb = (
    <Anchor component={Link} to={`/c/${merchant}/shops`} size="sm">
      {t.title()}
    </Anchor>
  );
  return (
    <Page
      title={shop.name}
      crumb={crumb}
      beside={<ShopStatus status={shop.status} />}
      sub={isOwn(shop) ? t.api_body() : shop.url}
      actions={mayWrite && <ShopActions shop={shop} open={open} />}
    >
      {shop.broken_reason && (
        <Alert color="red" icon={<IconAlertTriangle size={18} />} title={t.broken_title()} mb="md" role="alert">
          {brokenWord(shop.broken_reason)}
          {mayWrite && (
            <div>
              <Button mt="xs" variant="default" onClick={() => open('credentials')}>
                {t.broken_fix()}
              </Button>
            </div>
          )}
        </Alert>
      )}
      <Columns
        main={
          <>
            {!isOwn(shop) && <Listings shop={shop} />}
            {!isOwn(shop) && <Messages shop={shop} />}
            {isOwn(shop) && (
              <Card>
                <Text size="sm">{t.api_body()}</Text>
              </Card>
            )}
          </>
        }
        side={
          <>
            {!isOwn(shop) && !isOver(shop) && <Stock shop={shop} mayWrite={mayWrite} />}
            <Connection shop={shop} />
          </>
        }
      />
      {mayWrite && doing === 'credentials' && <CredentialsForm shop={shop} onClose={close} />}
      {mayWrite && doing === 'disconnect' && <DisconnectForm shop={shop} onClose={close} />}
    </Page>
  );
}

const Connection = ({ shop }: { shop: Shop }) => (
  <Card title={t.facts()}>
    <Facts
      of={[
        [t.platform(), t.platform_is({ platform: shop.platform })],
        [t.code(), <Copyable key="code" text={shop.code} />],
        [t.last_heard(), shop.last_heard_at ? ago(shop.last_heard_at) : t.heard_never()],
        [t.connected_at(), dateTime(shop.created_at)],
        !isOwn(shop) && [
          t.hook_url(),
          <div key="hook">
            <Copyable text={shop.hook_url} />
            <Text size="xs" c="dimmed">
              {t.hook_help()}
            </Text>
          </div>,
        ],
      ]}
    />
  </Card>
);
