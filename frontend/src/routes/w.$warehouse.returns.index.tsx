import { createFileRoute } from '@tanstack/react-router';
import { ReturnsPage, returnsSearch } from '@/operator/returns/ReturnsPage';

export const Route = createFileRoute('/w/$warehouse/returns/')({
  validateSearch: returnsSearch,
  component: () => <ReturnsPage search={Route.useSearch()} />,
});
