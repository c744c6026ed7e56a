import { createFileRoute } from '@tanstack/react-router';
import { ReturnsPage } from '@/operator/returns/ReturnsPage';
import { returnsSearch } from '@/operator/returns/search';

export const Route = createFileRoute('/w/$warehouse/returns/')({
  validateSearch: returnsSearch,
  component: () => <ReturnsPage search={Route.useSearch()} />,
});
