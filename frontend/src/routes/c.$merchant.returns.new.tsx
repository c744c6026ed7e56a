import { createFileRoute } from '@tanstack/react-router';
import { address, text } from '@/app/address';
import { NewReturnPage } from '@/merchant/returns/NewReturnPage';

export const Route = createFileRoute('/c/$merchant/returns/new')({
  validateSearch: address({ order: text }),
  component: () => <NewReturnPage order={Route.useSearch().order} />,
});
