// Long work under way and done, from every page; says so when something that was running here has ended.
import { ActionIcon, Divider, Indicator, Popover, ScrollArea, Stack, Text } from '@mantine/core';
import { IconProgress } from '@tabler/icons-react';
import { Fragment, useEffect, useRef } from 'react';
import { useRead } from '@/api/queries';
import * as t from '@/i18n/gen/jobs';
import { JobCard } from '../jobs/JobCard';
import { isGoing, type Job, jobWord } from '../jobs/words';
import { useIsLive } from '../live';
import { useMay } from '../session';
import { atDoor, useSide } from '../side';
import { broke, done } from '../toast';

const ASK_EVERY = 1500;
// Where hints arrive, asking by the clock is only for one that was lost.
const ASK_SELDOM = 15_000;

export function Tray() {
  return useMay()('jobs:read') ? <Jobs /> : null;
}

function Jobs() {
  const path = atDoor(useSide(), '/jobs');
  const asked = { params: { query: { limit: 10 } } };
  const known = useRead(path, asked).data?.items;
  const going = (known ?? []).filter(isGoing).length;
  const every = useIsLive() ? ASK_SELDOM : ASK_EVERY;
  const jobs = useRead(path, asked, { every: going ? every : undefined }).data?.items ?? [];
  useEnded(jobs);
  return (
    <Popover position="bottom-end" width={360} trapFocus>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={going ? `${t.title()}: ${t.going({ n: going })}` : t.title()}
          title={t.title()}
        >
          <Indicator size={8} offset={2} disabled={going === 0} processing>
            <IconProgress size={19} stroke={1.7} />
          </Indicator>
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        {jobs.length === 0 ? (
          <Stack gap={4} py="md" ta="center">
            <Text size="sm" fw={600}>
              {t.none()}
            </Text>
            <Text size="xs" c="dimmed">
              {t.none_body()}
            </Text>
          </Stack>
        ) : (
          <ScrollArea.Autosize mah={420} type="auto">
            {jobs.map((job, n) => (
              <Fragment key={job.id}>
                {n > 0 && <Divider my={10} />}
                <JobCard job={job} />
              </Fragment>
            ))}
          </ScrollArea.Autosize>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

/** Tell once about each job that was seen going and goes no more. */
function useEnded(jobs: readonly Job[]) {
  const seen = useRef(new Set<string>());
  useEffect(() => {
    for (const job of jobs) {
      if (isGoing(job)) seen.current.add(job.id);
      else if (seen.current.delete(job.id)) {
        if (job.status === 'done') done(t.finished({ job: jobWord(job) }));
        if (job.status === 'failed') broke(t.broke({ job: jobWord(job) }));
      }
    }
  }, [jobs]);
}
