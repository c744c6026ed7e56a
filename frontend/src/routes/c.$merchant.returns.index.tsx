import { createFileRoute } from '@tanstack/react-router';
import { ReturnsPage } from '@/merchant/returns/ReturnsPage';
import { returnsSearch } from '@/merchant/returns/search';

export const Route = createFileRoute('/c/$merchant/returns/')({
  validateSearch: returnsSearch,
  component: () => <ReturnsPage search={Route.useSearch()} />,
});
