// One job as it goes: how far, stop, go on, and what it leaves.
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconDownload, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useRead, useSend } from '@/api/queries';
import { ago } from '@/i18n/format';
import * as t from '@/i18n/gen/jobs';
import { Meter } from '@/ui/Meter';
import { Pill } from '@/ui/Pill';
import { useMay } from '../session';
import { atDoor, useSide } from '../side';
import { refused } from '../toast';
import { hasFile, isGoing, isResumable, type Job, jobWord, stateTone, stateWord } from './words';

/** Follow one job until it ends. */
export function useJob(id: string | undefined) {
  const side = useSide();
  const path = atDoor(side, '/jobs/{job_id}');
  const asked = { params: { path: { job_id: id ?? '' } } };
  const first = useRead(path, asked, { enabled: !!id });
  const going = first.data ? isGoing(first.data) : true;
  return useRead(path, asked, { enabled: !!id, every: going ? 1000 : undefined }).data;
}

export function JobCard({ job }: { job: Job }) {
  const side = useSide();
  const may = useMay();
  const changes = [atDoor(side, '/jobs')];
  const stop = useSend('put', atDoor(side, '/jobs/{job_id}/stop'), { changes });
  const resume = useSend('put', atDoor(side, '/jobs/{job_id}/resume'), { changes });
  const asked = { params: { path: { job_id: job.id } } };
  return (
    <Stack gap={6}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="sm" fw={600} truncate>
          {jobWord(job)}
        </Text>
        <Pill tone={stateTone(job)}>{stateWord(job)}</Pill>
      </Group>
      {isGoing(job) && <Meter done={job.done} total={job.total} label={jobWord(job)} />}
      <Group justify="space-between" gap="xs">
        <Text size="xs" c="dimmed">
          {ago(job.created_at)} · {job.created_by}
          {job.failed_rows > 0 && ` · ${t.failed_rows({ n: job.failed_rows })}`}
        </Text>
        <Group gap={6}>
          {isGoing(job) && job.status !== 'stopping' && may('jobs:write') && (
            <Button
              size="compact-xs"
              variant="default"
              leftSection={<IconPlayerPause size={13} />}
              loading={stop.isPending}
              onClick={() => stop.mutate(asked, { onError: refused })}
            >
              {t.stop()}
            </Button>
          )}
          {isResumable(job) && may('jobs:write') && (
            <Button
              size="compact-xs"
              variant="default"
              leftSection={<IconPlayerPlay size={13} />}
              loading={resume.isPending}
              onClick={() => resume.mutate(asked, { onError: refused })}
            >
              {t.resume()}
            </Button>
          )}
          {hasFile(job) && (
            <Button
              size="compact-xs"
              component="a"
              href={atDoor(side, `/jobs/${job.id}/result`)}
              download
              leftSection={<IconDownload size={13} />}
            >
              {t.download()}
            </Button>
          )}
        </Group>
      </Group>
    </Stack>
  );
}
