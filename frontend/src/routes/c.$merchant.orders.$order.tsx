import { createFileRoute } from '@tanstack/react-router';
import { ahead } from '@/api/queries';
import { address, text } from '@/app/address';
import { OrderPage } from '@/merchant/orders/OrderPage';

export const Route = createFileRoute('/c/$merchant/orders/$order')({
  validateSearch: address({ do: text }),
  loader: ({ params }) => ahead('/api/v1/orders/{order_id}', { params: { path: { order_id: params.order } } }),
  component: OrderRoute,
});

function OrderRoute() {
  const { order } = Route.useParams();
  return <OrderPage key={order} id={order} />;
}
