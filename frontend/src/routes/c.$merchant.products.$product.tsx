import { createFileRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { single } from '@/app/listing';
import { ProductPage } from '@/merchant/products/ProductPage';

export const Route = createFileRoute('/c/$merchant/products/$product')({
  validateSearch: z.object({ do: single }),
  component: () => <ProductPage id={Route.useParams().product} />,
});
