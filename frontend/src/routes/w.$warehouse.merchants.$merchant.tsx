import { createFileRoute } from '@tanstack/react-router';
import { MerchantPage } from '@/operator/merchants/MerchantPage';
import { merchantSearch } from '@/operator/merchants/search';

export const Route = createFileRoute('/w/$warehouse/merchants/$merchant')({
  validateSearch: merchantSearch,
  component: () => <MerchantPage id={Route.useParams().merchant} search={Route.useSearch()} />,
});
