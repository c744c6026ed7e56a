import { createFileRoute } from '@tanstack/react-router';
import { BillingPage, billingSearch } from '@/merchant/billing/BillingPage';

export const Route = createFileRoute('/c/$merchant/billing/')({
  validateSearch: billingSearch,
  component: () => <BillingPage search={Route.useSearch()} />,
});
