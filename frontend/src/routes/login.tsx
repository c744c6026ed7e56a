import { createFileRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { SignIn } from '@/app/account/SignIn';

// Only an address of this site may be gone back to.
const inside = z.optional(z.catch(z.string().check(z.regex(/^\/(?![/\\])/)), '/'));

export const Route = createFileRoute('/login')({
  validateSearch: z.object({ next: inside, ended: z.optional(z.boolean()) }),
  component: () => <SignIn {...Route.useSearch()} />,
});
