import { createFileRoute } from '@tanstack/react-router';
import { OrdersPage } from '@/operator/orders/OrdersPage';
import { ordersSearch } from '@/operator/orders/search';

export const Route = createFileRoute('/w/$warehouse/orders/')({
  validateSearch: ordersSearch,
  component: () => <OrdersPage search={Route.useSearch()} />,
});
