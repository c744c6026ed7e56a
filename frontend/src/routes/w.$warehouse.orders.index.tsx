import { createFileRoute } from '@tanstack/react-router';
import { ahead } from '@/api/queries';
import { OrdersPage } from '@/operator/orders/OrdersPage';
import { questionOfOrders } from '@/operator/orders/question';
import { ordersSearch } from '@/operator/orders/search';

export const Route = createFileRoute('/w/$warehouse/orders/')({
  validateSearch: ordersSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ deps }) => ahead('/api/operator/v1/orders', { params: { query: questionOfOrders(deps) } }),
  component: () => <OrdersPage search={Route.useSearch()} />,
});
