import { createFileRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { listSearch, single } from '@/app/listing';
import { MerchantsPage } from '@/operator/merchants/MerchantsPage';

export const Route = createFileRoute('/w/$warehouse/merchants/')({
  validateSearch: z.extend(listSearch, { do: single }),
  component: () => <MerchantsPage search={Route.useSearch()} />,
});
