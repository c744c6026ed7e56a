import { createFileRoute } from '@tanstack/react-router';
import { OrderPage } from '@/merchant/orders/OrderPage';

export const Route = createFileRoute('/c/$merchant/orders/$order')({
  component: () => <OrderPage id={Route.useParams().order} />,
});
