import { createFileRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { single } from '@/app/listing';
import { NewReturnPage } from '@/merchant/returns/NewReturnPage';

export const Route = createFileRoute('/c/$merchant/returns/new')({
  validateSearch: z.object({ order: single }),
  component: () => <NewReturnPage order={Route.useSearch().order} />,
});
