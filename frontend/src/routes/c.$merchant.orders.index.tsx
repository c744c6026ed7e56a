import { createFileRoute } from '@tanstack/react-router';
import { OrdersPage } from '@/merchant/orders/OrdersPage';
import { ordersSearch } from '@/merchant/orders/search';

export const Route = createFileRoute('/c/$merchant/orders/')({
  validateSearch: ordersSearch,
  component: () => <OrdersPage search={Route.useSearch()} />,
});
