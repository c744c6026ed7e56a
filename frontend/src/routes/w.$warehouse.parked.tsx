import { createFileRoute } from '@tanstack/react-router';
import { address, listFields } from '@/app/address';
import { ParkedPage } from '@/operator/parked/ParkedPage';

export const Route = createFileRoute('/w/$warehouse/parked')({
  validateSearch: address(listFields),
  component: () => <ParkedPage search={Route.useSearch()} />,
});
