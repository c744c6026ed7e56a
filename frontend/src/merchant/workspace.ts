// The merchant's side of the frame.
import {
  IconBox,
  IconBuilding,
  IconBuildingStore,
  IconCode,
  IconHome,
  IconPackageImport,
  IconReceiptYen,
  IconReplace,
  IconShoppingBag,
  IconTag,
  IconTruckDelivery,
} from '@tabler/icons-react';
import type { Workspace } from '@/app/shell/nav';
import * as t from '@/i18n/gen/merchant';

const PAGES: Record<string, string> = {
  order: 'orders',
  shipment: 'shipments',
  parcel: 'shipments',
  product: 'products',
  inbound_plan: 'inbound',
  return: 'returns',
  invoice: 'billing',
};

export function workspaceOf(name: string, code: string, may: readonly string[]): Workspace {
  const at = (page: string) => `/c/${code}${page}`;
  const nav = [
    { to: at(''), label: t.home(), icon: IconHome, exact: true, key: 'H' },
    { to: at('/orders'), label: t.orders(), icon: IconShoppingBag, key: 'O', needs: 'orders:read' },
    { to: at('/shipments'), label: t.shipments(), icon: IconTruckDelivery, key: 'S', needs: 'shipments:read' },
    { to: at('/products'), label: t.products(), icon: IconTag, key: 'P', needs: 'products:read' },
    { to: at('/stock'), label: t.stock(), icon: IconBox, key: 'Z', needs: 'stock:read' },
    { to: at('/inbound'), label: t.inbound(), icon: IconPackageImport, key: 'I', needs: 'inbound:read' },
    { to: at('/returns'), label: t.returns(), icon: IconReplace, key: 'R', needs: 'returns:read' },
    { to: at('/billing'), label: t.billing(), icon: IconReceiptYen, key: 'B', needs: 'billing:read' },
  ];
  const foot = [
    { to: at('/shops'), label: t.shops(), icon: IconBuildingStore, needs: 'shops:read' },
    { to: at('/developers'), label: t.developers(), icon: IconCode, needs: 'keys:write' },
    { to: at('/company'), label: t.company(), icon: IconBuilding, needs: 'members:read' },
  ];
  const allowed = (item: { needs?: string }) => !item.needs || may.includes(item.needs);
  return {
    name,
    kind: t.kind(),
    nav: nav.filter(allowed),
    foot: foot.filter(allowed),
    side: 'merchant',
    addressOf: ({ kind, id, parent_id }) =>
      PAGES[kind] ? at(`/${PAGES[kind]}/${kind === 'parcel' ? parent_id : id}`) : null,
  };
}
