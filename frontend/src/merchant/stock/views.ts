// The views of the lists of stock.
import type { View } from '@/app/ViewTabs';
import * as t from '@/i18n/gen/stock';

export const stockViews = (): View[] => [
  { id: 'all', label: t.view_all(), filters: {} },
  { id: 'none', label: t.view_none(), filters: { none_available: true }, alert: true },
];
export const lotViews = (): View[] => [
  { id: 'all', label: t.view_all(), filters: {} },
  { id: 'soon', label: t.view_expiring(), filters: { soon: true } },
];
