import { createFileRoute } from '@tanstack/react-router';
import { ReceivingPage, receivingSearch } from '@/operator/receiving/ReceivingPage';

export const Route = createFileRoute('/w/$warehouse/receiving/')({
  validateSearch: receivingSearch,
  component: () => <ReceivingPage search={Route.useSearch()} />,
});
