import { createFileRoute } from '@tanstack/react-router';
import { address, text } from '@/app/address';
import { ShopsPage } from '@/merchant/shops/ShopsPage';

export const Route = createFileRoute('/c/$merchant/shops/')({
  validateSearch: address({ do: text }),
  component: ShopsPage,
});
