import { createFileRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { single } from '@/app/listing';
import { ShopsPage } from '@/merchant/shops/ShopsPage';

export const Route = createFileRoute('/c/$merchant/shops/')({
  validateSearch: z.object({ do: single }),
  component: ShopsPage,
});
