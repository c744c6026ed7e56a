import { createFileRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { single } from '@/app/listing';
import { DevelopersPage } from '@/merchant/developers/DevelopersPage';

export const Route = createFileRoute('/c/$merchant/developers')({
  validateSearch: z.object({ do: single }),
  component: DevelopersPage,
});
