import { createFileRoute } from '@tanstack/react-router';
import { PlanPage } from '@/merchant/inbound/PlanPage';

export const Route = createFileRoute('/c/$merchant/inbound/$plan')({
  component: () => <PlanPage id={Route.useParams().plan} />,
});
