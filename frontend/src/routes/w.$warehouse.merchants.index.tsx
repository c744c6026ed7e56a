import { createFileRoute } from '@tanstack/react-router';
import { address, listFields, text } from '@/app/address';
import { MerchantsPage } from '@/operator/merchants/MerchantsPage';

export const Route = createFileRoute('/w/$warehouse/merchants/')({
  validateSearch: address({ ...listFields, do: text }),
  component: () => <MerchantsPage search={Route.useSearch()} />,
});
