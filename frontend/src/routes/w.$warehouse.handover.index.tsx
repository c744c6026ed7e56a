import { createFileRoute } from '@tanstack/react-router';
import { HandoversPage } from '@/operator/handover/HandoversPage';
import { handoversSearch } from '@/operator/handover/search';

export const Route = createFileRoute('/w/$warehouse/handover/')({
  validateSearch: handoversSearch,
  component: () => <HandoversPage search={Route.useSearch()} />,
});
