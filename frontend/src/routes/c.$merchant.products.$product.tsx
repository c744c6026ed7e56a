import { createFileRoute } from '@tanstack/react-router';
import { address, text } from '@/app/address';
import { ProductPage } from '@/merchant/products/ProductPage';

export const Route = createFileRoute('/c/$merchant/products/$product')({
  validateSearch: address({ do: text }),
  component: () => <ProductPage id={Route.useParams().product} />,
});
