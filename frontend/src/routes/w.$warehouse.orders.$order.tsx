import { createFileRoute } from '@tanstack/react-router';
import { OrderPage } from '@/operator/orders/OrderPage';

export const Route = createFileRoute('/w/$warehouse/orders/$order')({
  component: () => <OrderPage id={Route.useParams().order} />,
});
