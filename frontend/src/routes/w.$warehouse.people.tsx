import { createFileRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { single } from '@/app/listing';
import { PeoplePage } from '@/operator/people/PeoplePage';

export const Route = createFileRoute('/w/$warehouse/people')({
  validateSearch: z.object({ do: single }),
  component: PeoplePage,
});
