import { IconArrowsExchange } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useRead } from '@/api/queries';
import { useLayout, useListing } from '@/app/listing';
import { Failure } from '@/app/Trouble';
import { dateTime, num } from '@/i18n/format';
import * as t from '@/i18n/gen/floorstock';
import { Empty } from '@/ui/Empty';
import type { Column } from '@/ui/list/columns';
import { List } from '@/ui/list/List';
import { useMerchants } from '../merchants/merchants';
import type { StockSearch } from './search';
import { endOf, type Movement } from './words';

const idOf = (one: Movement) => one.id;
const nameOf = (one: Movement) => one.sku;

const columnsOf = (merchantOf: (id: string) => string): Column<Movement>[] => [
  { id: 'when', label: t.when_, width: 120, fixed: true, cell: (one) => dateTime(one.moved_at) },
  { id: 'sku', label: t.sku, width: 160, cell: (one) => <span className="mono">{one.sku}</span> },
  { id: 'merchant', label: t.merchant, width: 170, cell: (one) => merchantOf(one.merchant_id) },
  { id: 'from', label: t.from, width: 130, cell: (one) => endOf(one.from_bucket, one.from_location) },
  { id: 'to', label: t.to, width: 130, cell: (one) => endOf(one.to_bucket, one.to_location) },
  { id: 'quantity', label: t.quantity, width: 90, align: 'end', cell: (one) => <b>{num(one.quantity)}</b> },
  { id: 'why', label: t.why, cell: (one) => one.reason },
  { id: 'who', label: t.who, width: 140, cell: (one) => one.actor_name },
];

export function Movements({ search }: { search: StockSearch }) {
  const { nameOf: merchantOf } = useMerchants();
  const { props } = useListing(search);
  const query = { product_id: search.product_id, cursor: search.cursor, limit: search.size ?? 50 };
  const moved = useRead('/api/operator/v1/stock/movements', { params: { query } }, { keep: true });
  const columns = useMemo(() => columnsOf(merchantOf), [merchantOf]);
  return (
    <List
      caption={t.tab_movements()}
      columns={columns}
      rows={moved.data?.items}
      next={moved.data?.next_cursor}
      idOf={idOf}
      nameOf={nameOf}
      {...props}
      {...useLayout('ops-movements', columns)}
      busy={moved.isFetching}
      trouble={moved.error && <Failure error={moved.error} onRetry={moved.refetch} />}
      empty={<Empty icon={<IconArrowsExchange size={22} />} title={t.no_movements()} />}
      card={(one) => (
        <div className="row-card">
          <b className="mono">{one.sku}</b>
          <b className="num">{num(one.quantity)}</b>
          <span>
            {endOf(one.from_bucket, one.from_location)} → {endOf(one.to_bucket, one.to_location)}
          </span>
          <time>{dateTime(one.moved_at)}</time>
          <small>{merchantOf(one.merchant_id)}</small>
          <small>{one.actor_name}</small>
        </div>
      )}
    />
  );
}
