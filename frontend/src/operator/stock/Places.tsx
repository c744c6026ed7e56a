import { Button } from '@mantine/core';
import { IconBox } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import { useRead } from '@/api/queries';
import { useLayout, useListing } from '@/app/listing';
import { NoRows } from '@/app/NoRows';
import { useMay } from '@/app/session';
import { Failure } from '@/app/Trouble';
import { day, num } from '@/i18n/format';
import * as t from '@/i18n/gen/floorstock';
import * as places from '@/i18n/gen/locations';
import { ChoiceChip, ClearFilters } from '@/ui/list/Chips';
import type { Column } from '@/ui/list/columns';
import { List } from '@/ui/list/List';
import { Pill } from '@/ui/Pill';
import { purposeOptions } from '../locations/words';
import { useMerchants } from '../merchants/merchants';
import { useWarehouse } from '../warehouse';
import { Change } from './Change';
import type { StockSearch } from './search';
import { CONDITIONS, conditionTone, conditionWord, type Place } from './words';

const idOf = (place: Place) => place.id;
const nameOf = (place: Place) => `${place.location} ${place.sku}`;
const CHANGE = 'change:';

export function Places({ search }: { search: StockSearch }) {
  const { id: warehouse_id } = useWarehouse();
  const { merchants } = useMerchants();
  const { props, change, clear, filtered } = useListing(search);
  const { merchant_id, condition, purpose, product_id, location_id, cursor } = search;
  const query = {
    warehouse_id,
    merchant_id,
    condition,
    purpose,
    product_id,
    location_id,
    cursor,
    limit: search.size ?? 50,
  };
  const found = useRead('/api/operator/v1/stock', { params: { query } }, { keep: true });
  const may = useMay();
  const mayChange = may('stock:move') || may('stock:adjust');
  const onChange = (place: Place) => change({ do: CHANGE + place.id });
  const columns = useColumns(mayChange ? onChange : undefined);
  const chosen = found.data?.items.find((place) => search.do === CHANGE + place.id);
  const one = (name: 'merchant_id' | 'condition' | 'purpose') => ({
    single: true,
    value: search[name] ? [search[name]] : [],
    onChange: (value: string[] | undefined) => change({ [name]: value?.[0] }),
  });
  return (
    <>
      <List
        caption={t.tab_places()}
        columns={columns}
        rows={found.data?.items}
        next={found.data?.next_cursor}
        idOf={idOf}
        nameOf={nameOf}
        {...props}
        {...useLayout('places', columns)}
        busy={found.isFetching}
        trouble={found.error && <Failure error={found.error} onRetry={found.refetch} />}
        tools={
          <>
            <ChoiceChip
              label={t.merchant()}
              options={merchants.map((merchant) => ({ value: merchant.id, label: merchant.name }))}
              {...one('merchant_id')}
            />
            <ChoiceChip
              label={t.condition()}
              options={CONDITIONS.map((value) => ({ value, label: conditionWord(value) }))}
              {...one('condition')}
            />
            <ChoiceChip label={places.purpose()} options={purposeOptions()} {...one('purpose')} />
            {filtered && <ClearFilters onClick={clear} />}
          </>
        }
        empty={<NoRows filtered={filtered} icon={<IconBox size={22} />} title={t.empty()} />}
        card={(place) => (
          <PlaceCard place={place} act={mayChange && <ChangeButton place={place} onChange={onChange} />} />
        )}
      />
      {chosen && <Change place={chosen} onClose={() => change({ do: undefined })} />}
    </>
  );
}

interface ChangeButtonProps {
  place: Place;
  onChange: (place: Place) => void;
}

const ChangeButton = ({ place, onChange }: ChangeButtonProps) => (
  <Button
    size="compact-xs"
    variant="default"
    onClick={() => onChange(place)}
    aria-label={t.act_on({ sku: place.sku, location: place.location })}
  >
    {t.act()}
  </Button>
);

const Condition = ({ place }: { place: Place }) => (
  <Pill tone={conditionTone(place.condition)}>{conditionWord(place.condition)}</Pill>
);

function PlaceCard({ place, act }: { place: Place; act: ReactNode }) {
  const { nameOf: merchantOf } = useMerchants();
  const lot = place.lot_code && [place.lot_code, place.expires_on && day(place.expires_on)].filter(Boolean).join(' · ');
  return (
    <div className="row-card">
      <b className="mono">{place.location}</b>
      <b className="num">{num(place.quantity)}</b>
      <span>{place.name}</span>
      <Condition place={place} />
      <small>
        <span className="mono">{place.sku}</span> {lot}
      </small>
      <span>{act}</span>
      <small className="whole">{merchantOf(place.merchant_id)}</small>
    </div>
  );
}

function useColumns(onChange?: (place: Place) => void): Column<Place>[] {
  const { nameOf: merchantOf } = useMerchants();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the handler only ever writes the address
  return useMemo(
    () => [
      {
        id: 'location',
        label: t.location,
        width: 120,
        fixed: true,
        cell: (one) => <b className="mono">{one.location}</b>,
      },
      { id: 'sku', label: t.sku, width: 160, cell: (one) => <span className="mono">{one.sku}</span> },
      { id: 'name', label: t.name, cell: (one) => one.name },
      { id: 'merchant', label: t.merchant, width: 170, cell: (one) => merchantOf(one.merchant_id) },
      { id: 'lot', label: t.lot, width: 120, cell: (one) => one.lot_code },
      { id: 'expires', label: t.expires, width: 110, cell: (one) => one.expires_on && day(one.expires_on) },
      { id: 'received', label: t.received, width: 110, extra: true, cell: (one) => day(one.received_on) },
      {
        id: 'condition',
        label: t.condition,
        width: 110,
        cell: (one) => <Condition place={one} />,
      },
      { id: 'allocated', label: t.allocated, width: 90, align: 'end', cell: (one) => num(one.allocated) },
      { id: 'quantity', label: t.quantity, width: 90, align: 'end', cell: (one) => <b>{num(one.quantity)}</b> },
      ...(onChange
        ? [
            {
              id: 'act',
              label: t.act,
              width: 90,
              cell: (place: Place) => <ChangeButton place={place} onChange={onChange} />,
            },
          ]
        : []),
    ],
    [merchantOf, !onChange],
  );
}
