// The control tower: what must leave today, where it waits, who is at work. Looks again by itself.
import { Button, Group, Skeleton, Text } from '@mantine/core';
import { IconListDetails } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useRead } from '@/api/queries';
import { useMay } from '@/app/session';
import { Failure } from '@/app/Trouble';
import { clock, day, num } from '@/i18n/format';
import * as t from '@/i18n/gen/today';
import { Columns } from '@/ui/Card';
import { Page } from '@/ui/Page';
import { Plot } from '@/ui/Plot';
import { useWarehouse } from '../warehouse';
import { PeopleAtWork, WavesUnderWay } from './AtWork';
import { LateList } from './LateList';
import { Matrix } from './Matrix';
import { rowsOf, sumOf, totalOf, until } from './stages';
import c from './Today.module.css';

const LOOK_EVERY = 20_000;

export function TodayPage() {
  const warehouse = useWarehouse();
  const may = useMay();
  const asked = { params: { query: { warehouse_id: warehouse.id } } };
  const read = useRead('/api/operator/v1/today', asked, { every: LOOK_EVERY });
  if (read.error && !read.data) return <Failure error={read.error} onRetry={read.refetch} />;
  const today = read.data;
  if (!today) return <Skeleton height={560} />;
  const rows = rowsOf(today.stages);
  const sum = sumOf(rows);
  return (
    <Page
      title={t.title()}
      sub={`${day(today.day)} · ${warehouse.code} ${warehouse.name}`}
      beside={<CutOff at={today.cut_off_at} />}
      actions={
        may('waves:write') && (
          <Button component={Link} to={`/w/${warehouse.code}/waves/new`} leftSection={<IconListDetails size={15} />}>
            {t.plan()}
          </Button>
        )
      }
    >
      <div className={c.figures}>
        <Figure label={t.late()} value={sum.late} alert={sum.late > 0} />
        <Figure label={t.due()} value={sum.today} />
        <Figure label={t.later()} value={sum.later} />
        <Figure label={t.open()} value={totalOf(sum)} />
      </div>
      <Columns
        main={
          <>
            <Matrix rows={rows} />
            <Plot
              title={t.hourly()}
              kind="bars"
              rows={today.hours.map((hour) => ({ ...hour }))}
              along="hour"
              alongLabel={t.hour()}
              showAlong={(hour) => t.hour_of({ n: hour })}
              series={[
                { name: 'picked', label: t.picked(), color: 'var(--ch-ai)' },
                { name: 'packed', label: t.packed(), color: 'var(--ch-teal)' },
                { name: 'handed_over', label: t.handed_over(), color: 'var(--ch-amber)' },
              ]}
              empty={t.hourly_none()}
            />
          </>
        }
        side={
          <>
            <LateList late={today.late} />
            <WavesUnderWay waves={today.waves} />
            <PeopleAtWork people={today.people} />
          </>
        }
      />
    </Page>
  );
}

function Figure({ label, value, alert }: { label: string; value: number; alert?: boolean }) {
  return (
    <div className={`card ${c.figure}`} data-alert={alert || undefined}>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <strong className="num">{num(value)}</strong>
    </div>
  );
}

/** The clock to the cut-off, by the minute. */
function CutOff({ at }: { at: string }) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const ticking = window.setInterval(() => setNow(Date.now()), 15_000);
    return () => window.clearInterval(ticking);
  }, []);
  const left = until(at, now);
  const words = left && (left.n > 0 ? t.hours(left) : t.minutes({ m: left.m }));
  return (
    <Group gap={6} className={c.clock} data-near={(left && left.n < 1) || undefined}>
      {words ? t.cut_off_in({ time: clock(at), left: words }) : t.cut_off_past({ time: clock(at) })}
    </Group>
  );
}
