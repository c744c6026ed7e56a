import { createFileRoute } from '@tanstack/react-router';
import { ReceivingPage } from '@/operator/receiving/ReceivingPage';
import { receivingSearch } from '@/operator/receiving/search';

export const Route = createFileRoute('/w/$warehouse/receiving/')({
  validateSearch: receivingSearch,
  component: () => <ReceivingPage search={Route.useSearch()} />,
});
