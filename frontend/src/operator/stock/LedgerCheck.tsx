// Whether stock, availability and the ledger say the same; where they do not, what differs.
import { Skeleton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { Schemas } from '@/api/client';
import { useRead } from '@/api/queries';
import { Failure } from '@/app/Trouble';
import { num } from '@/i18n/format';
import * as t from '@/i18n/gen/floorstock';
import { Card } from '@/ui/Card';
import { Empty } from '@/ui/Empty';
import type { Column } from '@/ui/list/columns';
import { List } from '@/ui/list/List';

type Difference = Schemas['Discrepancy'];
const columns: Column<Difference>[] = [
  { id: 'kind', label: t.kind, fixed: true, cell: (one) => <span className="mono">{one.kind}</span> },
  { id: 'product', label: t.name, cell: (one) => <span className="mono">{one.product_id}</span> },
  { id: 'expected', label: t.expected, width: 120, align: 'end', cell: (one) => num(one.expected) },
  { id: 'found', label: t.found, width: 120, align: 'end', cell: (one) => num(one.found) },
];
const idOf = (one: Difference) => `${one.kind} ${one.product_id} ${one.place_id}`;
const nameOf = (one: Difference) => one.kind;

export function LedgerCheck() {
  const check = useRead('/api/operator/v1/stock/discrepancies');
  if (check.error) return <Failure error={check.error} onRetry={check.refetch} />;
  if (!check.data) return <Skeleton height={240} />;
  const fine = <Empty icon={<IconCheck size={22} />} title={t.check_ok()} body={t.check_ok_body()} />;
  if (check.data.length === 0) return <Card>{fine}</Card>;
  return (
    <List
      caption={t.tab_check()}
      columns={columns}
      rows={check.data}
      idOf={idOf}
      nameOf={nameOf}
      empty={fine}
      card={(one) => (
        <div className="row-card">
          <b className="mono">{one.kind}</b>
          <span className="num">
            {num(one.found)} ({t.expected()}: {num(one.expected)})
          </span>
          <small className="mono whole">{one.product_id}</small>
        </div>
      )}
    />
  );
}
