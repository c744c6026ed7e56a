import { createFileRoute } from '@tanstack/react-router';
import { listSearch } from '@/app/listing';
import { ParkedPage } from '@/operator/parked/ParkedPage';

export const Route = createFileRoute('/w/$warehouse/parked')({
  validateSearch: listSearch,
  component: () => <ParkedPage search={Route.useSearch()} />,
});
