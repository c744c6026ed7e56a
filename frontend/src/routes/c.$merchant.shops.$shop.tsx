import { createFileRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { single } from '@/app/listing';
import { ShopPage } from '@/merchant/shops/ShopPage';

export const Route = createFileRoute('/c/$merchant/shops/$shop')({
  validateSearch: z.object({ do: single }),
  component: () => <ShopPage id={Route.useParams().shop} />,
});
