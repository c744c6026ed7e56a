import { createFileRoute } from '@tanstack/react-router';
import { address, text } from '@/app/address';
import { ShopPage } from '@/merchant/shops/ShopPage';

export const Route = createFileRoute('/c/$merchant/shops/$shop')({
  validateSearch: address({ do: text }),
  component: () => <ShopPage id={Route.useParams().shop} />,
});
