import { createFileRoute } from '@tanstack/react-router';
import { MePage } from '@/app/account/MePage';
import { enterAny } from '@/app/session';

export const Route = createFileRoute('/me')({
  beforeLoad: ({ location }) => enterAny(location.href),
  component: MePage,
});
