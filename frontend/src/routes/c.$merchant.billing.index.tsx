import { createFileRoute } from '@tanstack/react-router';
import { BillingPage } from '@/merchant/billing/BillingPage';
import { billingSearch } from '@/merchant/billing/search';

export const Route = createFileRoute('/c/$merchant/billing/')({
  validateSearch: billingSearch,
  component: () => <BillingPage search={Route.useSearch()} />,
});
