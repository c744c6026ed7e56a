import { createFileRoute } from '@tanstack/react-router';
import { MerchantPage, merchantSearch } from '@/operator/merchants/MerchantPage';

export const Route = createFileRoute('/w/$warehouse/merchants/$merchant')({
  validateSearch: merchantSearch,
  component: () => <MerchantPage id={Route.useParams().merchant} search={Route.useSearch()} />,
});
