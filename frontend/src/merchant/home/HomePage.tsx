// Today at a glance: what needs a decision first, then how it goes.
import { Button, Skeleton, Stack } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconChecklist } from '@tabler/icons-react';
import type { Schemas } from '@/api/client';
import { useRead } from '@/api/queries';
import { useMe } from '@/app/session';
import { Failure } from '@/app/Trouble';
import { shortDay } from '@/i18n/format';
import * as t from '@/i18n/gen/home';
import { Page } from '@/ui/Page';
import { Plot } from '@/ui/Plot';
import { Costs } from './Costs';
import { Decisions } from './Decisions';
import { Figures } from './Figures';
import c from './Home.module.css';
import { RunningOut } from './RunningOut';
import { StepsCard } from './StepsCard';

type Home = Schemas['Home'];

export function HomePage() {
  const me = useMe();
  const home = useRead('/api/v1/home', undefined, { every: 60_000 });
  const code = me.membership?.tenant_code ?? '';
  const [hidden, setHidden] = useLocalStorage({ key: `home.steps.hidden.${code}`, defaultValue: false });
  const undone = home.data?.steps.some((step) => !step.done);
  if (home.error && !home.data) return <Failure error={home.error} onRetry={home.refetch} />;
  return (
    <Page
      title={t.hello({ name: me.name })}
      actions={
        undone &&
        hidden && (
          <Button variant="default" leftSection={<IconChecklist size={15} />} onClick={() => setHidden(false)}>
            {t.steps_show()}
          </Button>
        )
      }
    >
      {home.data ? <Loaded home={home.data} steps={!!undone && !hidden} onHide={() => setHidden(true)} /> : <Loading />}
    </Page>
  );
}

function Loaded({ home, steps, onHide }: { home: Home; steps: boolean; onHide: () => void }) {
  return (
    <Stack gap="md">
      <Figures figures={home.figures} currency={home.currency} />
      <div className={steps ? c.pair : undefined}>
        <Decisions decisions={home.decisions} />
        {steps && <StepsCard steps={home.steps} onHide={onHide} />}
      </div>
      <Plot
        title={t.chart()}
        kind="line"
        rows={home.days.map(({ day, orders, shipments }) => ({ day, orders, shipments }))}
        along="day"
        alongLabel={t.chart_day()}
        showAlong={shortDay}
        series={[
          { name: 'orders', label: t.chart_orders(), color: 'var(--ch-ai)' },
          { name: 'shipments', label: t.chart_shipments(), color: 'var(--ch-teal)' },
        ]}
      />
      <div className={home.costs ? c.pair : undefined}>
        <RunningOut products={home.running_out} />
        {home.costs && <Costs costs={home.costs} currency={home.currency} />}
      </div>
    </Stack>
  );
}

const Loading = () => (
  <Stack gap="md" aria-busy>
    <div className={c.figures}>
      {['a', 'b', 'c', 'd'].map((key) => (
        <Skeleton key={key} height={104} />
      ))}
    </div>
    <div className={c.pair}>
      <Skeleton height={240} />
      <Skeleton height={240} />
    </div>
    <Skeleton height={296} />
  </Stack>
);
