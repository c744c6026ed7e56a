import { createFileRoute } from '@tanstack/react-router';
import { InvoicePage } from '@/operator/billing/InvoicePage';

export const Route = createFileRoute('/w/$warehouse/billing/$invoice')({
  component: () => <InvoicePage id={Route.useParams().invoice} />,
});
