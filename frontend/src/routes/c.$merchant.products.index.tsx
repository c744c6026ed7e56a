import { createFileRoute } from '@tanstack/react-router';
import { ProductsPage } from '@/merchant/products/ProductsPage';
import { productsSearch } from '@/merchant/products/search';

export const Route = createFileRoute('/c/$merchant/products/')({
  validateSearch: productsSearch,
  component: () => <ProductsPage search={Route.useSearch()} />,
});
