import { createFileRoute } from '@tanstack/react-router';
import { BillingPage, billingSearch } from '@/operator/billing/BillingPage';

export const Route = createFileRoute('/w/$warehouse/billing/')({
  validateSearch: billingSearch,
  component: () => <BillingPage search={Route.useSearch()} />,
});
