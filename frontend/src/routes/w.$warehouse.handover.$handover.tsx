import { createFileRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { single } from '@/app/listing';
import { HandoverPage } from '@/operator/handover/HandoverPage';

export const Route = createFileRoute('/w/$warehouse/handover/$handover')({
  validateSearch: z.object({ do: single }),
  component: () => <HandoverPage id={Route.useParams().handover} />,
});
