// The operator's side of the frame.
import {
  IconBox,
  IconBuildingStore,
  IconClipboardList,
  IconDeviceMobile,
  IconGauge,
  IconListDetails,
  IconMapPin,
  IconPackage,
  IconPackageImport,
  IconPlayerPause,
  IconReceiptYen,
  IconReplace,
  IconSettings,
  IconShoppingBag,
  IconTruckDelivery,
  IconTruckLoading,
  IconUsers,
} from '@tabler/icons-react';
import type { Workspace } from '@/app/shell/nav';
import * as t from '@/i18n/gen/operator';

const PAGES: Record<string, string> = {
  order: 'orders',
  shipment: 'shipments',
  parcel: 'shipments',
  inbound_plan: 'receiving',
  return: 'returns',
  invoice: 'billing',
  merchant: 'merchants',
  wave: 'waves',
  location: 'locations',
};

export function workspaceOf(
  name: string,
  warehouse: { code: string; name: string },
  may: readonly string[],
): Workspace {
  const at = (page: string) => `/w/${warehouse.code}${page}`;
  const nav = [
    { to: at(''), label: t.today(), icon: IconGauge, exact: true, key: 'H', needs: 'waves:read' },
    { to: at('/orders'), label: t.orders(), icon: IconShoppingBag, key: 'O', needs: 'orders:read' },
    { to: at('/shipments'), label: t.shipments(), icon: IconTruckDelivery, key: 'S', needs: 'shipments:read' },
    { to: at('/receiving'), label: t.receiving(), icon: IconPackageImport, key: 'I', needs: 'inbound:read' },
    { to: at('/waves'), label: t.waves(), icon: IconListDetails, key: 'W', needs: 'waves:read' },
    { to: `/pack/${warehouse.code}`, label: t.packing(), icon: IconPackage, key: 'P', needs: 'floor:work' },
    { to: at('/handover'), label: t.handover(), icon: IconTruckLoading, key: 'D', needs: 'handover:work' },
    { to: at('/returns'), label: t.returns(), icon: IconReplace, key: 'R', needs: 'returns:read' },
    { to: at('/stock'), label: t.stock(), icon: IconBox, key: 'Z', needs: 'stock:read' },
    { to: at('/locations'), label: t.locations(), icon: IconMapPin, key: 'L', needs: 'warehouses:read' },
    { to: at('/merchants'), label: t.merchants(), icon: IconBuildingStore, key: 'M', needs: 'merchants:read' },
    { to: at('/billing'), label: t.billing(), icon: IconReceiptYen, key: 'B', needs: 'billing:read' },
  ];
  const foot = [
    { to: '/scan', label: t.scan(), icon: IconDeviceMobile, needs: 'floor:work' },
    { to: at('/parked'), label: t.parked(), icon: IconPlayerPause, needs: 'parked:read' },
    { to: at('/people'), label: t.people(), icon: IconUsers, needs: 'members:read' },
    { to: at('/audit'), label: t.audit(), icon: IconClipboardList, needs: 'members:read' },
    { to: at('/settings'), label: t.settings(), icon: IconSettings, needs: 'warehouses:read' },
  ];
  const allowed = (item: { needs: string }) => may.includes(item.needs);
  return {
    name,
    kind: `${warehouse.code} ${warehouse.name}`,
    nav: nav.filter(allowed),
    foot: foot.filter(allowed),
    side: 'operator',
    addressOf: ({ kind, id, parent_id }) =>
      PAGES[kind] ? at(`/${PAGES[kind]}/${kind === 'parcel' ? parent_id : id}`) : null,
  };
}
