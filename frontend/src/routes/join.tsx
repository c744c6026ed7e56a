import { createFileRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { JoinPage } from '@/app/account/JoinPage';

export const Route = createFileRoute('/join')({
  // A token may look like a number.
  validateSearch: z.object({ token: z.optional(z.catch(z.coerce.string(), '')) }),
  component: () => <JoinPage token={Route.useSearch().token ?? ''} />,
});
