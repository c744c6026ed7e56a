import { createFileRoute } from '@tanstack/react-router';
import { SignIn } from '@/app/account/SignIn';
import { address, flag, inside } from '@/app/address';

export const Route = createFileRoute('/login')({
  validateSearch: address({ next: inside, ended: flag }),
  component: () => <SignIn {...Route.useSearch()} />,
});
