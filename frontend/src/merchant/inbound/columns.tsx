import { Link } from '@tanstack/react-router';
import { type PlanRow, PlanStatus } from '@/app/inbound/words';
import { day, num } from '@/i18n/format';
import * as t from '@/i18n/gen/inbound';
import type { Column } from '@/ui/list/columns';
import { Meter } from '@/ui/Meter';

export const columns: readonly Column<PlanRow>[] = [
  {
    id: 'number',
    label: t.number,
    width: 190,
    fixed: true,
    cell: (plan) => (
      <Link to="/c/$merchant/inbound/$plan" from="/c/$merchant" params={{ plan: plan.id }} className="mono">
        {plan.number}
      </Link>
    ),
  },
  {
    id: 'status',
    label: t.status,
    width: 180,
    cell: (plan) => <PlanStatus status={plan.status} late={plan.late} differs={plan.differs} />,
  },
  { id: 'expected_on', label: t.expected_on, width: 120, cell: (plan) => <time>{day(plan.expected_on)}</time> },
  { id: 'warehouse', label: t.warehouse, width: 90, cell: (plan) => plan.warehouse },
  { id: 'supplier', label: t.supplier, cell: (plan) => plan.supplier },
  { id: 'po', label: t.po_number, width: 150, cell: (plan) => plan.po_number },
  { id: 'lines', label: t.lines, width: 80, align: 'end', cell: (plan) => num(plan.lines) },
  {
    id: 'progress',
    label: t.progress,
    width: 210,
    cell: (plan) => <Meter done={plan.received} total={plan.expected} label={t.progress()} />,
  },
  {
    id: 'damaged',
    label: t.damaged,
    width: 80,
    align: 'end',
    extra: true,
    cell: (plan) => num(plan.damaged),
  },
  {
    id: 'cartons',
    label: t.cartons,
    width: 90,
    align: 'end',
    extra: true,
    cell: (plan) => plan.cartons && num(plan.cartons),
  },
];
