import { createFileRoute } from '@tanstack/react-router';
import { enterOperator } from '@/app/session';
import { FirstWarehouse } from '@/operator/settings/FirstWarehouse';
import { firstWarehouse } from '@/operator/warehouse';

export const Route = createFileRoute('/w/')({
  beforeLoad: async ({ location }) => {
    await enterOperator(location.href);
    await firstWarehouse();
  },
  component: FirstWarehouse,
});
