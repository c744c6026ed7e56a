// One handover at the dock: parcels are scanned onto it, what is missing is named, the driver signs.
import { Anchor, Button, Skeleton } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useRead } from '@/api/queries';
import { useDoing } from '@/app/doing';
import { useMay } from '@/app/session';
import { Failure } from '@/app/Trouble';
import { dateTime } from '@/i18n/format';
import * as t from '@/i18n/gen/handover';
import { Card, Columns } from '@/ui/Card';
import { Facts } from '@/ui/Facts';
import { later } from '@/ui/later';
import { Meter } from '@/ui/Meter';
import { Page } from '@/ui/Page';
import { Pill } from '@/ui/Pill';
import { LoadedList } from './LoadedList';
import { Manifest } from './Manifest';
import { Missing } from './Missing';
import { ScanPanel } from './ScanPanel';
import { HANDOVERS, handoverTone, handoverWord, useCarriers } from './words';

const Close = later(
  () => import('./Close'),
  (found) => found.Close,
);

export function HandoverPage({ id }: { id: string }) {
  const { warehouse } = useParams({ from: '/w/$warehouse' });
  const mayWork = useMay()('handover:work');
  const { nameOf } = useCarriers();
  const { doing, open, close } = useDoing();
  const at = { params: { path: { handover_id: id } } };
  const read = useRead(`${HANDOVERS}/{handover_id}`, at, { every: 10_000 });
  const going = read.data?.status === 'open';
  const waiting = useRead(`${HANDOVERS}/{handover_id}/waiting`, at, { enabled: going, every: 10_000 });
  if (read.error && !read.data) return <Failure error={read.error} onRetry={read.refetch} />;
  const handover = read.data;
  if (!handover) return <Skeleton height={560} />;
  const missing = going ? (waiting.data ?? []) : [];
  const carrier = nameOf(handover.carrier_account_id);
  return (
    <Page
      title={handover.number}
      beside={<Pill tone={handoverTone(handover.status)}>{handoverWord(handover.status)}</Pill>}
      crumb={
        <Anchor component={Link} to={`/w/${warehouse}/handover`} size="sm">
          {t.title()}
        </Anchor>
      }
      sub={carrier}
      actions={
        going ? (
          mayWork && (
            <Button
              leftSection={<IconSignature size={15} />}
              disabled={handover.parcels === 0}
              onClick={() => open('close')}
            >
              {t.close()}
            </Button>
          )
        ) : (
          <Manifest id={id} />
        )
      }
    >
      <Columns
        main={
          <>
            {going && mayWork && <ScanPanel handover={handover} paused={doing === 'close'} />}
            <LoadedList handover={handover} />
          </>
        }
        side={
          <>
            <Card>
              {going && (
                <Meter done={handover.parcels} total={handover.parcels + missing.length} label={t.progress()} />
              )}
              <Facts
                of={[
                  [t.carrier(), carrier],
                  [t.opened_at(), dateTime(handover.created_at)],
                  [t.closed_at(), handover.closed_at && dateTime(handover.closed_at)],
                  [t.signed_by(), handover.signed_by],
                ]}
              />
            </Card>
            {going && <Missing waiting={waiting.data} error={waiting.error} onRetry={waiting.refetch} />}
          </>
        }
      />
      {going && doing === 'close' && <Close handover={handover} missing={missing.length} onClose={close} />}
    </Page>
  );
}
