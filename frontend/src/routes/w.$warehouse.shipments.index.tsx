import { createFileRoute } from '@tanstack/react-router';
import { ShipmentsPage, shipmentsSearch } from '@/operator/shipments/ShipmentsPage';

export const Route = createFileRoute('/w/$warehouse/shipments/')({
  validateSearch: shipmentsSearch,
  component: () => <ShipmentsPage search={Route.useSearch()} />,
});
