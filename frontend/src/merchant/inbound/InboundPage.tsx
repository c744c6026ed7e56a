// Arrivals: what is announced, what is being counted, and where the count differs.
import { Button } from '@mantine/core';
import { IconPackageImport, IconPlus } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useRead } from '@/api/queries';
import { type PlanRow, PlanStatus, STATES, stateWord } from '@/app/inbound/words';
import { useLayout, useListing } from '@/app/listing';
import { NoRows } from '@/app/NoRows';
import { useMay } from '@/app/session';
import { Failure } from '@/app/Trouble';
import { ViewTabs } from '@/app/ViewTabs';
import { day } from '@/i18n/format';
import * as t from '@/i18n/gen/inbound';
import { ChoiceChip, ClearFilters, Search } from '@/ui/list/Chips';
import { List } from '@/ui/list/List';
import { Page } from '@/ui/Page';
import { useWarehouses } from '../warehouses';
import { columns } from './columns';
import type { InboundSearch } from './search';
import { views } from './views';

const idOf = (plan: PlanRow) => plan.id;
const nameOf = (plan: PlanRow) => plan.number;

export function InboundPage({ search }: { search: InboundSearch }) {
  const go = useNavigate();
  const may = useMay();
  const { merchant } = useParams({ from: '/c/$merchant' });
  const { question, filtered, props, change, clear } = useListing(search);
  const { sort: _, ...asked } = question;
  const plans = useRead('/api/v1/inbound', { params: { query: asked } }, { keep: true });
  const counts = useRead('/api/v1/inbound/counts').data?.items;
  const announce = may('inbound:write') && (
    <Button leftSection={<IconPlus size={15} />} component={Link} to={`/c/${merchant}/inbound/new`}>
      {t.new_()}
    </Button>
  );
  return (
    <Page title={t.title()} actions={announce}>
      <List
        caption={t.title()}
        columns={columns}
        rows={plans.data?.items}
        next={plans.data?.next_cursor}
        idOf={idOf}
        nameOf={nameOf}
        {...props}
        {...useLayout('inbound', columns)}
        busy={plans.isFetching}
        trouble={plans.error && <Failure error={plans.error} onRetry={plans.refetch} />}
        onOpen={(plan) => void go({ to: '/c/$merchant/inbound/$plan', params: { merchant, plan: plan.id } })}
        tabs={<ViewTabs views={views(counts)} search={search} />}
        tools={
          <>
            <Search value={search.q} placeholder={t.search()} onChange={(q) => change({ q })} />
            <ChoiceChip
              label={t.status()}
              options={STATES.map((value) => ({ value, label: stateWord(value) }))}
              value={search.status}
              onChange={(status) => change({ status })}
            />
            <ChoiceChip
              label={t.warehouse()}
              single
              options={useWarehouses().map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))}
              value={search.warehouse_id ? [search.warehouse_id] : []}
              onChange={(chosen) => change({ warehouse_id: chosen?.[0] })}
            />
            {filtered && <ClearFilters onClick={clear} />}
          </>
        }
        empty={
          <NoRows
            filtered={filtered}
            icon={<IconPackageImport size={22} />}
            title={t.empty()}
            body={t.empty_body()}
            action={announce || undefined}
          />
        }
        card={(plan) => <PlanCard plan={plan} />}
      />
    </Page>
  );
}

function PlanCard({ plan }: { plan: PlanRow }) {
  return (
    <Link to="/c/$merchant/inbound/$plan" from="/c/$merchant" params={{ plan: plan.id }} className="row-card">
      <b className="mono">{plan.number}</b>
      <PlanStatus status={plan.status} late={plan.late} differs={plan.differs} />
      <span>{plan.supplier || plan.po_number}</span>
      <time>{day(plan.expected_on)}</time>
    </Link>
  );
}
