import { createFileRoute } from '@tanstack/react-router';
import { ShipmentsPage } from '@/operator/shipments/ShipmentsPage';
import { shipmentsSearch } from '@/operator/shipments/search';

export const Route = createFileRoute('/w/$warehouse/shipments/')({
  validateSearch: shipmentsSearch,
  component: () => <ShipmentsPage search={Route.useSearch()} />,
});
