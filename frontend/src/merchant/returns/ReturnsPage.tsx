// The list of returns: what comes back, what arrived, what became of it.
import { Button } from '@mantine/core';
import { IconPlus, IconReplace } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { Schemas } from '@/api/client';
import { useRead } from '@/api/queries';
import { useLayout, useListing } from '@/app/listing';
import { NoRows } from '@/app/NoRows';
import { sameFilters } from '@/app/question';
import { RETURN_STATES, returnTone, returnWord, wantsWord } from '@/app/returns/words';
import { useMay } from '@/app/session';
import { Failure } from '@/app/Trouble';
import { ViewTabs } from '@/app/ViewTabs';
import { SavedViews } from '@/app/views/SavedViews';
import { useSavedViews } from '@/app/views/saved';
import { dateTime, num } from '@/i18n/format';
import * as t from '@/i18n/gen/returns';
import { ChoiceChip, ClearFilters, Search } from '@/ui/list/Chips';
import type { Column } from '@/ui/list/columns';
import { List } from '@/ui/list/List';
import { Page } from '@/ui/Page';
import { Pill } from '@/ui/Pill';
import type { ReturnsSearch } from './search';
import { views } from './views';

type ReturnRow = Schemas['ReturnRow'];
const idOf = (one: ReturnRow) => one.id;
const nameOf = (one: ReturnRow) => one.number;

export const ReturnStatus = ({ status }: { status: string }) => (
  <Pill tone={returnTone(status)}>{returnWord(status)}</Pill>
);

const columns: readonly Column<ReturnRow>[] = [
  {
    id: 'number',
    label: t.number,
    width: 172,
    fixed: true,
    cell: (one) => (
      <Link to="/c/$merchant/returns/$return" from="/c/$merchant" params={{ return: one.id }} className="mono">
        {one.number}
      </Link>
    ),
  },
  {
    id: 'created_at',
    label: t.created_at,
    width: 122,
    cell: (one) => <time dateTime={one.created_at}>{dateTime(one.created_at)}</time>,
  },
  { id: 'status', label: t.status, width: 130, cell: (one) => <ReturnStatus status={one.status} /> },
  {
    id: 'order',
    label: t.order,
    width: 172,
    cell: (one) => (
      <Link to="/c/$merchant/orders/$order" from="/c/$merchant" params={{ order: one.order_id }} className="mono">
        {one.order_number}
      </Link>
    ),
  },
  { id: 'reasons', label: t.reasons, cell: (one) => one.reasons.join(', ') },
  { id: 'wants', label: t.wants, width: 120, cell: (one) => wantsWord(one.wants) },
  { id: 'units', label: t.units, width: 70, align: 'end', cell: (one) => num(one.units) },
  { id: 'inspected', label: t.inspected, width: 90, align: 'end', cell: (one) => num(one.inspected) },
  {
    id: 'arrived_at',
    label: t.arrived_at,
    width: 122,
    extra: true,
    cell: (one) => one.arrived_at && dateTime(one.arrived_at),
  },
  {
    id: 'resolved_at',
    label: t.resolved_at,
    width: 122,
    extra: true,
    cell: (one) => one.resolved_at && dateTime(one.resolved_at),
  },
];

export function ReturnsPage({ search }: { search: ReturnsSearch }) {
  const go = useNavigate();
  const may = useMay();
  const { merchant } = useParams({ from: '/c/$merchant' });
  const { question, filtered, props, change, clear } = useListing(search);
  const returns = useRead('/api/v1/returns', { params: { query: question } }, { keep: true });
  const counts = useRead('/api/v1/returns/counts');
  const system = views(counts.data?.items);
  const { saved, views: own } = useSavedViews('returns');
  const request = may('returns:write') && (
    <Button component={Link} to={`/c/${merchant}/returns/new` as never} leftSection={<IconPlus size={15} />}>
      {t.request()}
    </Button>
  );
  return (
    <Page title={t.title()} actions={request}>
      <List
        caption={t.title()}
        columns={columns}
        rows={returns.data?.items}
        next={returns.data?.next_cursor}
        total={system.find((view) => sameFilters(view.filters, search))?.count}
        idOf={idOf}
        nameOf={nameOf}
        {...props}
        {...useLayout('returns', columns)}
        busy={returns.isFetching}
        trouble={returns.error && <Failure error={returns.error} onRetry={returns.refetch} />}
        onOpen={(one) => void go({ to: '/c/$merchant/returns/$return', params: { merchant, return: one.id } })}
        tabs={
          <ViewTabs views={[...system, ...own]} search={search}>
            <SavedViews screen="returns" search={search} system={system} saved={saved} />
          </ViewTabs>
        }
        tools={
          <>
            <Search value={search.q} placeholder={t.search()} onChange={(q) => change({ q })} />
            <ChoiceChip
              label={t.status()}
              options={RETURN_STATES.map((value) => ({ value, label: returnWord(value) }))}
              value={search.status}
              onChange={(status) => change({ status })}
            />
            {filtered && <ClearFilters onClick={clear} />}
          </>
        }
        empty={
          <NoRows
            filtered={filtered}
            icon={<IconReplace size={22} />}
            title={t.empty()}
            body={t.empty_body()}
            action={request}
          />
        }
        card={(one) => (
          <Link to="/c/$merchant/returns/$return" from="/c/$merchant" params={{ return: one.id }} className="row-card">
            <b className="mono">{one.number}</b>
            <ReturnStatus status={one.status} />
            <span>{one.reasons.join(', ')}</span>
            <span className="num">× {num(one.units)}</span>
            <small className="mono">{one.order_number}</small>
          </Link>
        )}
      />
    </Page>
  );
}
