// While a job is at the file, and what it came to.
import { Button, Group, Text } from '@mantine/core';
import { IconCircleCheck, IconDownload } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { JobCard } from '@/app/jobs/JobCard';
import { num } from '@/i18n/format';
import * as t from '@/i18n/gen/imports';
import { Card } from '@/ui/Card';
import { Empty } from '@/ui/Empty';
import type { Imported } from './ImportPage';

export function Working({ found }: { found: Imported }) {
  const said = found.file.status === 'checking' ? t.checking() : t.importing();
  return (
    <Card title={said}>
      {found.job ? (
        <JobCard job={found.job} />
      ) : (
        <Text size="sm" c="dimmed">
          {said}
        </Text>
      )}
    </Card>
  );
}

interface Props {
  found: Imported;
  merchant: string;
  onAnother: () => void;
}

export function Finished({ found, merchant, onAnother }: Props) {
  const { counts, job } = found;
  const left = job?.failed_rows ?? counts.error ?? 0;
  return (
    <Card title={t.step_done()}>
      <Empty
        icon={<IconCircleCheck size={22} />}
        title={t.finished()}
        body={t.finished_body({ added: num(counts.new ?? 0), changed: num(counts.changed ?? 0), left: num(left) })}
        action={
          <Group mt="xs" justify="center">
            {job && left > 0 && (
              <Button
                variant="default"
                component="a"
                href={`/api/v1/jobs/${job.id}/result`}
                download
                leftSection={<IconDownload size={15} />}
              >
                {t.bad_rows()}
              </Button>
            )}
            <Button variant="default" onClick={onAnother}>
              {t.another()}
            </Button>
            <Button component={Link} to={`/c/${merchant}/products`}>
              {t.to_products()}
            </Button>
          </Group>
        }
      />
    </Card>
  );
}
