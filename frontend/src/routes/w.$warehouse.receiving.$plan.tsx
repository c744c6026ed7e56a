import { createFileRoute } from '@tanstack/react-router';
import { PlanPage } from '@/operator/receiving/PlanPage';

export const Route = createFileRoute('/w/$warehouse/receiving/$plan')({
  component: () => <PlanPage id={Route.useParams().plan} />,
});
