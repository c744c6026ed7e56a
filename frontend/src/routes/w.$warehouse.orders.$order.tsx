import { createFileRoute } from '@tanstack/react-router';
import { ahead } from '@/api/queries';
import { OrderPage } from '@/operator/orders/OrderPage';

export const Route = createFileRoute('/w/$warehouse/orders/$order')({
  loader: ({ params }) => ahead('/api/operator/v1/orders/{order_id}', { params: { path: { order_id: params.order } } }),
  component: () => <OrderPage id={Route.useParams().order} />,
});
