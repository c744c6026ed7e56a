// One wave as it goes: its walks and who walks them, its shipments by state, and what was missing.
import { Anchor, Button, Skeleton, Stack, Text } from '@mantine/core';
import { IconPlayerPlay, IconPrinter, IconX } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useRead, useSend } from '@/api/queries';
import { confirm } from '@/app/confirming';
import { shipmentWord } from '@/app/fulfilment/words';
import { useMay } from '@/app/session';
import { Failure } from '@/app/Trouble';
import { done, refused } from '@/app/toast';
import { dateTime, num } from '@/i18n/format';
import * as common from '@/i18n/gen/common';
import * as t from '@/i18n/gen/waves';
import { locale } from '@/i18n/runtime';
import { Card, Columns } from '@/ui/Card';
import { Facts } from '@/ui/Facts';
import { Meter } from '@/ui/Meter';
import { Page } from '@/ui/Page';
import { Pill } from '@/ui/Pill';
import { Steps } from '@/ui/Steps';
import { PickLists } from './PickLists';
import { Shorts } from './Shorts';
import { byPicker, isCancellable, isGoing, methodWord, stepOf, steps, type Wave, waveTone, waveWord } from './words';

const PATH = '/api/operator/v1/waves/{wave_id}';
const changes = { changes: ['/api/operator/v1/waves', '/api/operator/v1/today', '/api/operator/v1/shipments'] };

export function WaveDetail({ id }: { id: string }) {
  const { warehouse } = useParams({ from: '/w/$warehouse' });
  // A wave of which nothing is known yet is asked for as if it went on.
  const read = useRead(PATH, { params: { path: { wave_id: id } } }, { every: 5_000 });
  if (read.error && !read.data) return <Failure error={read.error} onRetry={read.refetch} />;
  if (!read.data) return <Skeleton height={560} />;
  const found = read.data;
  const { wave } = found;
  const shares = byPicker(found.pick_lists);
  const by_status = Object.entries(found.by_status as Record<string, number>);
  return (
    <Page
      title={wave.number}
      beside={<Pill tone={waveTone(wave.status)}>{waveWord(wave.status)}</Pill>}
      crumb={
        <Anchor component={Link} to={`/w/${warehouse}/waves`} size="sm">
          {t.title()}
        </Anchor>
      }
      sub={methodWord(wave.method)}
      actions={
        <>
          {found.pick_lists.length > 0 && <PrintLists id={id} />}
          <Actions found={found} />
        </>
      }
    >
      {wave.status !== 'cancelled' && <Steps label={t.steps()} steps={steps()} at={stepOf(wave.status)} />}
      <Columns
        main={
          <>
            <Card title={t.pick_lists()} flush>
              <PickLists lists={found.pick_lists} going={isGoing(wave.status)} />
            </Card>
            <Shorts shorts={found.shorts ?? []} />
          </>
        }
        side={
          <>
            {shares.length > 0 && (
              <Card title={t.per_picker()}>
                <Stack gap="sm">
                  {shares.map((one) => (
                    <div key={one.picker ?? ''}>
                      <Text size="sm" c={one.picker ? undefined : 'dimmed'}>
                        {one.picker ?? t.nobody()}
                      </Text>
                      <Meter done={one.picked} total={one.units} label={one.picker ?? t.nobody()} />
                    </div>
                  ))}
                </Stack>
              </Card>
            )}
            <Card title={t.by_status()}>
              <Facts of={by_status.map(([status, count]) => [shipmentWord(status), num(count)] as const)} />
            </Card>
            <Card title={t.by_merchant()}>
              <Facts
                of={found.merchants.map(
                  (one) => [one.name, `${num(one.shipments)} · ${t.units_n({ n: one.units })}`] as const,
                )}
              />
            </Card>
            <Card>
              <Facts
                of={[
                  [t.planned_by(), wave.planned_by],
                  [t.created(), dateTime(wave.created_at)],
                  [t.released(), wave.released_at && dateTime(wave.released_at)],
                  [t.closed(), wave.closed_at && dateTime(wave.closed_at)],
                ]}
              />
            </Card>
          </>
        }
      />
    </Page>
  );
}

const PrintLists = ({ id }: { id: string }) => (
  <Button
    component="a"
    href={`/api/operator/v1/waves/${id}/pick-lists.pdf?language=${locale()}`}
    target="_blank"
    rel="noopener"
    variant="default"
    leftSection={<IconPrinter size={15} />}
  >
    {t.print_lists()}
  </Button>
);

function Actions({ found: { wave } }: { found: Wave }) {
  const may = useMay();
  const at = { params: { path: { wave_id: wave.id } } };
  const release = useSend('post', `${PATH}/release`, {
    ...changes,
    onDone: ({ status, number }) => done((status === 'cancelled' ? t.released_empty : t.released_done)({ number })),
  });
  const cancel = useSend('put', `${PATH}/cancellation`, {
    ...changes,
    onDone: ({ number }) => done(t.cancelled_done({ number })),
  });
  const ask = () =>
    confirm({
      title: t.cancel_ask({ number: wave.number }),
      body: t.cancel_body(),
      go: t.cancel(),
      back: common.back(),
      grave: true,
      onGo: () => cancel.mutate(at, { onError: refused }),
    });
  if (!may('waves:write')) return null;
  return (
    <>
      {isCancellable(wave.status) && (
        <Button variant="default" leftSection={<IconX size={15} />} loading={cancel.isPending} onClick={ask}>
          {t.cancel()}
        </Button>
      )}
      {wave.status === 'planned' && (
        <Button
          leftSection={<IconPlayerPlay size={15} />}
          loading={release.isPending}
          onClick={() => release.mutate(at, { onError: refused })}
        >
          {t.release()}
        </Button>
      )}
    </>
  );
}
