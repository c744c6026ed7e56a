import { createFileRoute } from '@tanstack/react-router';
import { StockPage } from '@/operator/stock/StockPage';
import { stockSearch } from '@/operator/stock/search';

export const Route = createFileRoute('/w/$warehouse/stock')({
  validateSearch: stockSearch,
  component: () => <StockPage search={Route.useSearch()} />,
});
