import { createFileRoute, redirect } from '@tanstack/react-router';
import { enterAny, homeOf } from '@/app/session';

export const Route = createFileRoute('/')({
  beforeLoad: async () => {
    const me = await enterAny('/');
    throw redirect({ to: homeOf(me.membership ?? me.memberships[0]) });
  },
});
