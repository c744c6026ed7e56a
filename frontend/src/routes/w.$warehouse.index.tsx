import { createFileRoute } from '@tanstack/react-router';
import { ahead } from '@/api/queries';
import { TodayPage } from '@/operator/today/TodayPage';
import { enterWarehouse } from '@/operator/warehouse';

export const Route = createFileRoute('/w/$warehouse/')({
  loader: async ({ params }) => {
    const { id } = await enterWarehouse(params.warehouse);
    ahead('/api/operator/v1/today', { params: { query: { warehouse_id: id } } });
  },
  component: TodayPage,
});
