import { createFileRoute } from '@tanstack/react-router';
import { ReturnPage } from '@/operator/returns/ReturnPage';

export const Route = createFileRoute('/w/$warehouse/returns/$return')({
  component: () => <ReturnPage id={Route.useParams().return} />,
});
