import { createFileRoute } from '@tanstack/react-router';
import { LotsPage } from '@/merchant/stock/LotsPage';
import { lotsSearch } from '@/merchant/stock/search';

export const Route = createFileRoute('/c/$merchant/stock/lots')({
  validateSearch: lotsSearch,
  component: () => <LotsPage search={Route.useSearch()} />,
});
