import { createFileRoute } from '@tanstack/react-router';
import { HandoversPage, handoversSearch } from '@/operator/handover/HandoversPage';

export const Route = createFileRoute('/w/$warehouse/handover/')({
  validateSearch: handoversSearch,
  component: () => <HandoversPage search={Route.useSearch()} />,
});
