import { createFileRoute } from '@tanstack/react-router';
import { Reset } from '@/app/account/Reset';
import { address, token } from '@/app/address';

export const Route = createFileRoute('/reset')({
  validateSearch: address({ token: token }),
  component: () => <Reset token={Route.useSearch().token ?? ''} />,
});
