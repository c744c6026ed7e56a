import { createFileRoute } from '@tanstack/react-router';
import { ahead } from '@/api/queries';
import { OrdersPage } from '@/merchant/orders/OrdersPage';
import { questionOfOrders } from '@/merchant/orders/question';
import { ordersSearch } from '@/merchant/orders/search';

export const Route = createFileRoute('/c/$merchant/orders/')({
  validateSearch: ordersSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ deps }) => ahead('/api/v1/orders', { params: { query: questionOfOrders(deps) } }),
  component: () => <OrdersPage search={Route.useSearch()} />,
});
