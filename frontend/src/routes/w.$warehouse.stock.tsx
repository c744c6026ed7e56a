import { createFileRoute } from '@tanstack/react-router';
import { StockPage, stockSearch } from '@/operator/stock/StockPage';

export const Route = createFileRoute('/w/$warehouse/stock')({
  validateSearch: stockSearch,
  component: () => <StockPage search={Route.useSearch()} />,
});
