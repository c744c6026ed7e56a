import { createFileRoute } from '@tanstack/react-router';
import { address, text } from '@/app/address';
import { PeoplePage } from '@/operator/people/PeoplePage';

export const Route = createFileRoute('/w/$warehouse/people')({
  validateSearch: address({ do: text }),
  component: PeoplePage,
});
