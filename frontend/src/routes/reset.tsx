import { createFileRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { Reset } from '@/app/account/Reset';

export const Route = createFileRoute('/reset')({
  // A token may look like a number.
  validateSearch: z.object({ token: z.optional(z.catch(z.coerce.string(), '')) }),
  component: () => <Reset token={Route.useSearch().token ?? ''} />,
});
