// What the list of orders can be narrowed by.
import { useRead } from '@/api/queries';
import { STATUSES, statusWord } from '@/app/fulfilment/orderWords';
import { HOLD_REASONS, holdWord, SHIPMENT_STATES, shipmentWord } from '@/app/fulfilment/words';
import { useMay } from '@/app/session';
import * as t from '@/i18n/gen/orders';
import { ChoiceChip, DateChip, Search } from '@/ui/list/Chips';
import type { OrdersSearch } from './search';

interface Props {
  search: OrdersSearch;
  change: (patch: Partial<OrdersSearch>) => void;
}

export function Filters({ search, change }: Props) {
  return (
    <>
      <Search value={search.q} placeholder={t.search()} onChange={(q) => change({ q })} />
      <ChoiceChip
        label={t.status()}
        options={STATUSES.map((value) => ({ value, label: statusWord(value) }))}
        value={search.status}
        onChange={(status) => change({ status })}
      />
      <ChoiceChip
        label={t.hold_reason()}
        single
        options={HOLD_REASONS.map((value) => ({ value, label: holdWord(value) }))}
        value={search.hold_reason ? [search.hold_reason] : []}
        onChange={(chosen) => change({ hold_reason: chosen?.[0] })}
      />
      <ChoiceChip
        label={t.stage()}
        options={SHIPMENT_STATES.map((value) => ({ value, label: shipmentWord(value) }))}
        value={search.shipment_status}
        onChange={(shipment_status) => change({ shipment_status })}
      />
      <ShopChip search={search} change={change} />
      <DateChip
        label={t.ordered_at()}
        from={search.from}
        to={search.to}
        onChange={(from, to) => change({ from, to })}
      />
    </>
  );
}

function ShopChip({ search, change }: Props) {
  const may = useMay()('shops:read');
  const shops = useRead('/api/v1/shops', { params: { query: { limit: 200 } } }, { enabled: may }).data?.items ?? [];
  if (shops.length < 2 && !search.shop) return null;
  return (
    <ChoiceChip
      label={t.shop()}
      single
      options={shops.map((shop) => ({ value: shop.id, label: shop.name }))}
      value={search.shop ? [search.shop] : []}
      onChange={(chosen) => change({ shop: chosen?.[0] })}
    />
  );
}
