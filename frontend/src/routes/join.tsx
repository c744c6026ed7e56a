import { createFileRoute } from '@tanstack/react-router';
import { JoinPage } from '@/app/account/JoinPage';
import { address, token } from '@/app/address';

export const Route = createFileRoute('/join')({
  validateSearch: address({ token: token }),
  component: () => <JoinPage token={Route.useSearch().token ?? ''} />,
});
