import { createFileRoute } from '@tanstack/react-router';
import { InvoicePage } from '@/merchant/billing/InvoicePage';

export const Route = createFileRoute('/c/$merchant/billing/$invoice')({
  component: () => <InvoicePage id={Route.useParams().invoice} />,
});
