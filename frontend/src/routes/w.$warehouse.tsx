import { createFileRoute, Outlet } from '@tanstack/react-router';
import { enterOperator, useMe } from '@/app/session';
import { Shell } from '@/app/shell/Shell';
import { enterWarehouse, useWarehouse } from '@/operator/warehouse';
import { workspaceOf } from '@/operator/workspace';

export const Route = createFileRoute('/w/$warehouse')({
  beforeLoad: async ({ params, location }) => {
    await enterOperator(location.href);
    await enterWarehouse(params.warehouse);
  },
  component: OperatorSide,
});

function OperatorSide() {
  const me = useMe();
  const warehouse = useWarehouse();
  return (
    <Shell workspace={workspaceOf(me.membership?.tenant_name ?? '', warehouse, me.may)}>
      <Outlet />
    </Shell>
  );
}
