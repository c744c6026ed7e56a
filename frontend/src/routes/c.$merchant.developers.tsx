import { createFileRoute } from '@tanstack/react-router';
import { address, text } from '@/app/address';
import { DevelopersPage } from '@/merchant/developers/DevelopersPage';

export const Route = createFileRoute('/c/$merchant/developers')({
  validateSearch: address({ do: text }),
  component: DevelopersPage,
});
