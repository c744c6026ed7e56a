import { createFileRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { ahead } from '@/api/queries';
import { single } from '@/app/listing';
import { OrderPage } from '@/merchant/orders/OrderPage';

export const Route = createFileRoute('/c/$merchant/orders/$order')({
  validateSearch: z.object({ do: single }),
  loader: ({ params }) => ahead('/api/v1/orders/{order_id}', { params: { path: { order_id: params.order } } }),
  component: OrderRoute,
});

function OrderRoute() {
  const { order } = Route.useParams();
  return <OrderPage key={order} id={order} />;
}
