// Handovers of this warehouse; one is opened when a carrier comes.

import { Button, Menu } from '@mantine/core';
import { IconPlus, IconTruckLoading } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useRead, useSend } from '@/api/queries';
import { useLayout, useListing } from '@/app/listing';
import { NoRows } from '@/app/NoRows';
import { useMay } from '@/app/session';
import { Failure } from '@/app/Trouble';
import { done, refused } from '@/app/toast';
import { ViewTabs } from '@/app/ViewTabs';
import { dateTime, num } from '@/i18n/format';
import * as t from '@/i18n/gen/handover';
import type { Column } from '@/ui/list/columns';
import { List } from '@/ui/list/List';
import { Page } from '@/ui/Page';
import { Pill } from '@/ui/Pill';
import { useWarehouse } from '../warehouse';
import type { Search } from './search';
import { HANDOVERS, type Handover, handoverTone, handoverWord, useCarriers } from './words';

const idOf = (one: Handover) => one.id;
const nameOf = (one: Handover) => one.number;
const views = () => [
  { id: 'all', label: t.all(), filters: {} },
  ...['open', 'closed'].map((status) => ({ id: status, label: handoverWord(status), filters: { status } })),
];

const columnsOf = (warehouse: string, carrierOf: (id: string) => string): Column<Handover>[] => [
  {
    id: 'number',
    label: t.number,
    width: 180,
    fixed: true,
    cell: (one) => (
      <Link to="/w/$warehouse/handover/$handover" params={{ warehouse, handover: one.id }} className="mono">
        {one.number}
      </Link>
    ),
  },
  { id: 'carrier', label: t.carrier, cell: (one) => carrierOf(one.carrier_account_id) },
  {
    id: 'status',
    label: t.status,
    width: 140,
    cell: (one) => <Pill tone={handoverTone(one.status)}>{handoverWord(one.status)}</Pill>,
  },
  { id: 'parcels', label: t.parcels, width: 100, align: 'end', cell: (one) => num(one.parcels) },
  { id: 'opened', label: t.opened_at, width: 130, cell: (one) => <time>{dateTime(one.created_at)}</time> },
  {
    id: 'closed',
    label: t.closed_at,
    width: 130,
    cell: (one) => one.closed_at && <time>{dateTime(one.closed_at)}</time>,
  },
  { id: 'signed_by', label: t.signed_by, width: 150, cell: (one) => one.signed_by },
];

export function HandoversPage({ search }: { search: Search }) {
  const go = useNavigate();
  const may = useMay();
  const { warehouse } = useParams({ from: '/w/$warehouse' });
  const { id: warehouse_id } = useWarehouse();
  const { carriers, nameOf: carrierOf } = useCarriers();
  const { props, filtered } = useListing(search);
  const query = { warehouse_id, status: search.status || undefined, cursor: search.cursor, limit: search.size ?? 50 };
  const found = useRead(HANDOVERS, { params: { query } }, { keep: true });
  // biome-ignore lint/correctness/useExhaustiveDependencies: names change with the list of carriers
  const columns = useMemo(() => columnsOf(warehouse, carrierOf), [warehouse, carriers]);
  const show = (id: string) => void go({ to: '/w/$warehouse/handover/$handover', params: { warehouse, handover: id } });
  return (
    <Page title={t.title()} actions={may('handover:work') && <Open onOpened={show} />}>
      <List
        caption={t.title()}
        columns={columns}
        rows={found.data?.items}
        next={found.data?.next_cursor}
        idOf={idOf}
        nameOf={nameOf}
        {...props}
        {...useLayout('handovers', columns)}
        busy={found.isFetching}
        trouble={found.error && <Failure error={found.error} onRetry={found.refetch} />}
        onOpen={(one) => show(one.id)}
        tabs={<ViewTabs views={views()} search={search} />}
        empty={
          <NoRows filtered={filtered} icon={<IconTruckLoading size={22} />} title={t.empty()} body={t.empty_body()} />
        }
        card={(one) => (
          <Link to="/w/$warehouse/handover/$handover" params={{ warehouse, handover: one.id }} className="row-card">
            <b className="mono">{one.number}</b>
            <Pill tone={handoverTone(one.status)}>{handoverWord(one.status)}</Pill>
            <span>{carrierOf(one.carrier_account_id)}</span>
            <span className="num">{num(one.parcels)}</span>
          </Link>
        )}
      />
    </Page>
  );
}

/** The carriers to choose from; one that has an open handover here leads there. */
function Open({ onOpened }: { onOpened: (id: string) => void }) {
  const { id: warehouse_id } = useWarehouse();
  const { carriers } = useCarriers();
  const query = { warehouse_id, status: 'open', limit: 100 };
  const going = useRead(HANDOVERS, { params: { query } }).data?.items ?? [];
  const open = useSend('post', HANDOVERS, {
    changes: [HANDOVERS],
    onDone: (made) => {
      done(t.opened({ number: made.number }));
      onOpened(made.id);
    },
  });
  const choose = (carrier_account_id: string) => {
    const known = going.find((one) => one.carrier_account_id === carrier_account_id);
    if (known) onOpened(known.id);
    else open.mutate({ body: { warehouse_id, carrier_account_id } }, { onError: refused });
  };
  const enabled = carriers.filter((one) => one.enabled);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button leftSection={<IconPlus size={15} />} loading={open.isPending}>
          {t.open_()}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {enabled.length === 0 && <Menu.Label>{t.no_carriers()}</Menu.Label>}
        {enabled.map((one) => (
          <Menu.Item key={one.id} onClick={() => choose(one.id)}>
            {one.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
