import { createFileRoute } from '@tanstack/react-router';
import { address, text } from '@/app/address';
import { HandoverPage } from '@/operator/handover/HandoverPage';

export const Route = createFileRoute('/w/$warehouse/handover/$handover')({
  validateSearch: address({ do: text }),
  component: () => <HandoverPage id={Route.useParams().handover} />,
});
