import { createFileRoute } from '@tanstack/react-router';
import { ReturnPage } from '@/merchant/returns/ReturnPage';

export const Route = createFileRoute('/c/$merchant/returns/$return')({
  component: () => <ReturnPage id={Route.useParams().return} />,
});
