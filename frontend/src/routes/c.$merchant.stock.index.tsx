import { createFileRoute } from '@tanstack/react-router';
import { StockPage } from '@/merchant/stock/StockPage';
import { stockSearch } from '@/merchant/stock/search';

export const Route = createFileRoute('/c/$merchant/stock/')({
  validateSearch: stockSearch,
  component: () => <StockPage search={Route.useSearch()} />,
});
