import { createFileRoute } from '@tanstack/react-router';
import { MovementsPage } from '@/merchant/stock/MovementsPage';
import { movementsSearch } from '@/merchant/stock/search';

export const Route = createFileRoute('/c/$merchant/stock/movements')({
  validateSearch: movementsSearch,
  component: () => <MovementsPage search={Route.useSearch()} />,
});
