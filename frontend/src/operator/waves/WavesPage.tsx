// The waves of this warehouse, newest first, with how far each is.

import { Button } from '@mantine/core';
import { IconListDetails, IconPlus } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useRead } from '@/api/queries';
import { useLayout, useListing } from '@/app/listing';
import { NoRows } from '@/app/NoRows';
import { useMay } from '@/app/session';
import { Failure } from '@/app/Trouble';
import { ViewTabs } from '@/app/ViewTabs';
import { dateTime, num } from '@/i18n/format';
import * as t from '@/i18n/gen/waves';
import type { Column } from '@/ui/list/columns';
import { List } from '@/ui/list/List';
import { Meter } from '@/ui/Meter';
import { Page } from '@/ui/Page';
import { Pill } from '@/ui/Pill';
import { useWarehouse } from '../warehouse';
import type { Search } from './search';
import { methodWord, WAVE_STATES, type WaveRow, waveTone, waveWord } from './words';

const idOf = (wave: WaveRow) => wave.id;
const nameOf = (wave: WaveRow) => wave.number;
const views = () => [
  { id: 'all', label: t.all(), filters: {} },
  ...WAVE_STATES.map((status) => ({ id: status, label: waveWord(status), filters: { status } })),
];

const columnsOf = (warehouse: string): Column<WaveRow>[] => [
  {
    id: 'number',
    label: t.number,
    width: 170,
    fixed: true,
    cell: (wave) => (
      <Link to="/w/$warehouse/waves/$wave" params={{ warehouse, wave: wave.id }} className="mono">
        {wave.number}
      </Link>
    ),
  },
  {
    id: 'status',
    label: t.status,
    width: 140,
    cell: (wave) => <Pill tone={waveTone(wave.status)}>{waveWord(wave.status)}</Pill>,
  },
  { id: 'method', label: t.method, width: 180, cell: (wave) => methodWord(wave.method) },
  { id: 'shipments', label: t.shipments, width: 100, align: 'end', cell: (wave) => num(wave.shipments) },
  {
    id: 'progress',
    label: t.progress,
    width: 210,
    cell: (wave) => wave.units > 0 && <Meter done={wave.picked} total={wave.units} label={t.progress()} />,
  },
  { id: 'planned_by', label: t.planned_by, cell: (wave) => wave.planned_by },
  { id: 'created', label: t.created, width: 120, cell: (wave) => <time>{dateTime(wave.created_at)}</time> },
  {
    id: 'released',
    label: t.released,
    width: 120,
    cell: (wave) => wave.released_at && <time>{dateTime(wave.released_at)}</time>,
  },
  {
    id: 'closed',
    label: t.closed,
    width: 120,
    extra: true,
    cell: (wave) => wave.closed_at && <time>{dateTime(wave.closed_at)}</time>,
  },
];

export function WavesPage({ search }: { search: Search }) {
  const go = useNavigate();
  const may = useMay();
  const { warehouse } = useParams({ from: '/w/$warehouse' });
  const { id: warehouse_id } = useWarehouse();
  const { props, filtered } = useListing(search);
  const query = { warehouse_id, status: search.status || undefined, cursor: search.cursor, limit: search.size ?? 50 };
  const waves = useRead('/api/operator/v1/waves', { params: { query } }, { keep: true, every: 10_000 });
  const columns = useMemo(() => columnsOf(warehouse), [warehouse]);
  const plan = may('waves:write') && (
    <Button component={Link} to={`/w/${warehouse}/waves/new`} leftSection={<IconPlus size={15} />}>
      {t.new_()}
    </Button>
  );
  return (
    <Page title={t.title()} actions={plan}>
      <List
        caption={t.title()}
        columns={columns}
        rows={waves.data?.items}
        next={waves.data?.next_cursor}
        idOf={idOf}
        nameOf={nameOf}
        {...props}
        {...useLayout('waves', columns)}
        busy={waves.isLoading}
        trouble={waves.error && <Failure error={waves.error} onRetry={waves.refetch} />}
        onOpen={(wave) => void go({ to: '/w/$warehouse/waves/$wave', params: { warehouse, wave: wave.id } })}
        tabs={<ViewTabs views={views()} search={search} />}
        empty={
          <NoRows filtered={filtered} icon={<IconListDetails size={22} />} title={t.empty()} body={t.empty_body()} />
        }
        card={(wave) => (
          <Link to="/w/$warehouse/waves/$wave" params={{ warehouse, wave: wave.id }} className="row-card">
            <b className="mono">{wave.number}</b>
            <Pill tone={waveTone(wave.status)}>{waveWord(wave.status)}</Pill>
            <span>{methodWord(wave.method)}</span>
            <span className="num">
              {num(wave.picked)} / {num(wave.units)}
            </span>
          </Link>
        )}
      />
    </Page>
  );
}
