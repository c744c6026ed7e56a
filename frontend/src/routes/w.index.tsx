import { createFileRoute } from '@tanstack/react-router';
import { enterOperator } from '@/app/session';
import { firstWarehouse } from '@/operator/warehouse';

export const Route = createFileRoute('/w/')({
  beforeLoad: async ({ location }) => {
    await enterOperator(location.href);
    await firstWarehouse();
  },
});
