import { createFileRoute } from '@tanstack/react-router';
import { NewOrderPage } from '@/merchant/orders/NewOrderPage';

export const Route = createFileRoute('/c/$merchant/orders/new')({ component: NewOrderPage });
