// The places of a warehouse: as a list with labels to print, and as a map of where work happens.

import { Button } from '@mantine/core';
import { IconMapPin, IconPlus, IconPrinter } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { Schemas } from '@/api/client';
import { useRead } from '@/api/queries';
import { useLayout, useListing } from '@/app/listing';
import { NoRows } from '@/app/NoRows';
import { PageTabs } from '@/app/PageTabs';
import { useMay } from '@/app/session';
import { Failure } from '@/app/Trouble';
import { num } from '@/i18n/format';
import * as t from '@/i18n/gen/locations';
import { later } from '@/ui/later';
import { ChoiceChip, ClearFilters } from '@/ui/list/Chips';
import type { Column } from '@/ui/list/columns';
import { List } from '@/ui/list/List';
import { Page } from '@/ui/Page';
import { useWarehouse } from '../warehouse';
import { HeatMap } from './HeatMap';
import type { LocationsSearch } from './search';
import { purposeOptions, purposeWord } from './words';

const NewLocations = later(
  () => import('./NewLocations'),
  (found) => found.NewLocations,
);

type Place = Schemas['LocationView'];

const idOf = (place: Place) => place.id;
const nameOf = (place: Place) => place.code;

const columnsOf = (zoneOf: (id: string) => string): Column<Place>[] => [
  { id: 'code', label: t.code, fixed: true, cell: (place) => <span className="mono">{place.code}</span> },
  { id: 'barcode', label: t.barcode, cell: (place) => <span className="mono">{place.barcode}</span> },
  { id: 'zone', label: t.zone, width: 140, cell: (place) => zoneOf(place.zone_id) },
  { id: 'purpose', label: t.purpose, width: 120, cell: (place) => purposeWord(place.purpose) },
  { id: 'aisle', label: t.aisle, width: 80, align: 'end', cell: (place) => num(place.aisle) },
  { id: 'bay', label: t.bay, width: 80, align: 'end', cell: (place) => num(place.bay) },
  { id: 'level', label: t.level, width: 80, align: 'end', cell: (place) => num(place.level) },
  { id: 'walk', label: t.walk, width: 110, align: 'end', extra: true, cell: (place) => num(place.walk_sequence) },
];

export function LocationsPage({ search }: { search: LocationsSearch }) {
  const may = useMay();
  const { change } = useListing(search);
  const tab = search.tab ?? 'list';
  return (
    <Page
      title={t.title()}
      actions={
        may('warehouses:write') && (
          <Button leftSection={<IconPlus size={15} />} onClick={() => change({ do: 'new' })}>
            {t.new_()}
          </Button>
        )
      }
    >
      <PageTabs
        label={t.title()}
        at={tab}
        tabs={[
          { id: 'list', label: t.tab_list() },
          { id: 'map', label: t.tab_map() },
        ]}
      />
      {tab === 'map' ? <HeatMap /> : <Places search={search} />}
      <NewLocations opened={search.do === 'new'} onClose={() => change({ do: undefined })} />
    </Page>
  );
}

function Places({ search }: { search: LocationsSearch }) {
  const { id } = useWarehouse();
  const path = { warehouse_id: id };
  const { props, change, clear, filtered } = useListing(search);
  const zones = useRead('/api/operator/v1/warehouses/{warehouse_id}/zones', { params: { path } }).data;
  const query = {
    zone_id: search.zone_id,
    purpose: search.purpose,
    cursor: search.cursor,
    limit: search.size ?? 50,
  };
  const places = useRead(
    '/api/operator/v1/warehouses/{warehouse_id}/locations',
    { params: { path, query } },
    { keep: true },
  );
  const zoneOf = useMemo(() => {
    const names = new Map((zones ?? []).map((zone) => [zone.id, `${zone.code} ${zone.name}`]));
    return (zone: string) => names.get(zone) ?? '';
  }, [zones]);
  const columns = useMemo(() => columnsOf(zoneOf), [zoneOf]);
  const zone = zones?.find((one) => one.id === search.zone_id)?.code;
  const sheet = `/api/operator/v1/warehouses/${id}/location-labels.pdf${zone ? `?zone=${encodeURIComponent(zone)}` : ''}`;
  return (
    <List
      caption={t.title()}
      columns={columns}
      rows={places.data?.items}
      next={places.data?.next_cursor}
      idOf={idOf}
      nameOf={nameOf}
      {...props}
      {...useLayout('locations', columns)}
      busy={places.isFetching}
      trouble={places.error && <Failure error={places.error} onRetry={places.refetch} />}
      tools={
        <>
          <ChoiceChip
            label={t.zone()}
            single
            options={(zones ?? []).map((one) => ({ value: one.id, label: `${one.code} ${one.name}` }))}
            value={search.zone_id ? [search.zone_id] : []}
            onChange={(chosen) => change({ zone_id: chosen?.[0] })}
          />
          <ChoiceChip
            label={t.purpose()}
            single
            options={purposeOptions()}
            value={search.purpose ? [search.purpose] : []}
            onChange={(chosen) => change({ purpose: chosen?.[0] })}
          />
          {filtered && <ClearFilters onClick={clear} />}
          <Button
            component="a"
            href={sheet}
            target="_blank"
            rel="noopener"
            variant="default"
            leftSection={<IconPrinter size={15} />}
          >
            {t.labels()}
          </Button>
        </>
      }
      empty={<NoRows filtered={filtered} icon={<IconMapPin size={22} />} title={t.empty()} />}
      card={(place) => (
        <div className="row-card">
          <b className="mono">{place.code}</b>
          <span>{purposeWord(place.purpose)}</span>
          <span>{zoneOf(place.zone_id)}</span>
          <small className="mono">{place.barcode}</small>
        </div>
      )}
    />
  );
}
