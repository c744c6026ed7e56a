import { createFileRoute } from '@tanstack/react-router';
import { BillingPage } from '@/operator/billing/BillingPage';
import { billingSearch } from '@/operator/billing/search';

export const Route = createFileRoute('/w/$warehouse/billing/')({
  validateSearch: billingSearch,
  component: () => <BillingPage search={Route.useSearch()} />,
});
