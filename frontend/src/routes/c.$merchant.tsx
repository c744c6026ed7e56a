import { createFileRoute, Outlet } from '@tanstack/react-router';
import { enterMerchant, useMe } from '@/app/session';
import { Shell } from '@/app/shell/Shell';
import { workspaceOf } from '@/merchant/workspace';

export const Route = createFileRoute('/c/$merchant')({
  beforeLoad: ({ params, location }) => enterMerchant(params.merchant, location.href),
  component: MerchantSide,
});

function MerchantSide() {
  const me = useMe();
  const { merchant } = Route.useParams();
  return (
    <Shell workspace={workspaceOf(me.membership?.tenant_name ?? '', merchant, me.may)}>
      <Outlet />
    </Shell>
  );
}
