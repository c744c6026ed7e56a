import { createFileRoute } from '@tanstack/react-router';
import { enterOperator } from '@/app/session';
import { PackingPage } from '@/operator/packing/PackingPage';
import { enterWarehouse } from '@/operator/warehouse';

export const Route = createFileRoute('/pack/$station')({
  beforeLoad: async ({ params, location }) => {
    await enterOperator(location.href);
    await enterWarehouse(params.station);
  },
  component: () => <PackingPage warehouse={Route.useParams().station} />,
});
