// The orders of the present filter as a file: begun here, followed here, and in the tray when this is closed.
import { Button, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { explain } from '@/api/problem';
import { useSend } from '@/api/queries';
import { JobCard, useJob } from '@/app/jobs/JobCard';
import { isGoing } from '@/app/jobs/words';
import { num } from '@/i18n/format';
import * as common from '@/i18n/gen/common';
import * as t from '@/i18n/gen/orders';
import { locale } from '@/i18n/runtime';
import { type Layout, visible } from '@/ui/list/columns';
import type { Total } from '@/ui/list/Pager';
import { SideForm } from '@/ui/SideForm';
import { columns, EXPORTED } from './columns';
import { filterOfOrders } from './question';
import type { OrdersSearch } from './search';

interface Props {
  search: OrdersSearch;
  total?: Total;
  layout: Layout;
  onClose: () => void;
}

export function ExportForm({ search, total, layout, onClose }: Props) {
  const [which, setWhich] = useState('all');
  const [encoding, setEncoding] = useState<'utf-8-bom' | 'cp932'>('utf-8-bom');
  const begin = useSend('post', '/api/v1/order-exports', { changes: ['/api/v1/jobs'] });
  const job = useJob(begin.data?.job.id);
  const shown = visible(columns, layout).flatMap((column) => EXPORTED[column.id] ?? []);
  const start = () =>
    begin.mutate({
      body: {
        encoding,
        language: locale(),
        filter: filterOfOrders(search),
        ...(which === 'view' && { columns: shown }),
      },
    });
  const body = total ? t.export_body({ n: num(total.count) + (total.atLeast ? '+' : '') }) : t.export_body_some();
  return (
    <SideForm
      opened
      title={t.export_title()}
      submit={begin.data ? common.close() : t.export_begin()}
      busy={begin.isPending}
      refusal={begin.error ? explain(begin.error) : undefined}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        begin.data ? onClose() : start();
      }}
    >
      {begin.data ? (
        <Stack gap="sm">
          {job && <JobCard job={job} />}
          {job && !isGoing(job) && (
            <Button variant="subtle" onClick={() => begin.reset()}>
              {t.export_again()}
            </Button>
          )}
        </Stack>
      ) : (
        <>
          <Text size="sm">{body}</Text>
          <Radio.Group label={t.export_columns()} value={which} onChange={setWhich}>
            <Stack gap={8} mt={4}>
              <Radio value="all" label={t.export_columns_all()} />
              <Radio value="view" label={t.export_columns_view()} />
            </Stack>
          </Radio.Group>
          <Radio.Group
            label={t.export_encoding()}
            value={encoding}
            onChange={(value) => setEncoding(value as typeof encoding)}
          >
            <Stack gap={8} mt={4}>
              <Radio value="utf-8-bom" label={t.export_utf8()} />
              <Radio value="cp932" label={t.export_cp932()} />
            </Stack>
          </Radio.Group>
        </>
      )}
    </SideForm>
  );
}
