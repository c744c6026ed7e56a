import { createFileRoute } from '@tanstack/react-router';
import { ShipmentsPage } from '@/merchant/shipments/ShipmentsPage';
import { shipmentsSearch } from '@/merchant/shipments/search';

export const Route = createFileRoute('/c/$merchant/shipments/')({
  validateSearch: shipmentsSearch,
  component: () => <ShipmentsPage search={Route.useSearch()} />,
});
