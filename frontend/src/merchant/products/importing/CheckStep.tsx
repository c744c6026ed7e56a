// The third step: what every row would come to, before anything is written. Good rows never wait for bad ones.
import { Alert, Button, Group, SegmentedControl } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { explain } from '@/api/problem';
import { useSend } from '@/api/queries';
import { num } from '@/i18n/format';
import * as t from '@/i18n/gen/imports';
import { Card } from '@/ui/Card';
import { CheckedRows } from './CheckedRows';
import type { Imported } from './ImportPage';

export const OUTCOMES = ['new', 'changed', 'unchanged', 'error'] as const;
const WORD: Record<string, () => string> = {
  new: t.new_,
  changed: t.changed,
  unchanged: t.unchanged,
  error: t.error,
};
export const outcomeWord = (outcome: string) => WORD[outcome]?.() ?? outcome;

export function CheckStep({ found, onRemap }: { found: Imported; onRemap: () => void }) {
  const { file, counts, job } = found;
  const [outcome, setOutcome] = useState(counts.error ? 'error' : '');
  const start = useSend('post', '/api/v1/product-imports/{import_id}/start', {
    changes: ['/api/v1/product-imports', '/api/v1/jobs'],
  });
  const writes = (counts.new ?? 0) + (counts.changed ?? 0);
  return (
    <>
      <Card
        title={t.step_check()}
        flush
        actions={
          <SegmentedControl
            size="xs"
            aria-label={t.outcomes()}
            value={outcome}
            onChange={setOutcome}
            data={[
              { value: '', label: `${t.all()} ${num(file.rows)}` },
              ...OUTCOMES.map((value) => ({ value, label: `${outcomeWord(value)} ${num(counts[value] ?? 0)}` })),
            ]}
          />
        }
      >
        <CheckedRows file={file.id} outcome={outcome || undefined} />
      </Card>
      {start.error && (
        <Alert color="red" role="alert">
          {explain(start.error)}
        </Alert>
      )}
      <Group justify="flex-end">
        {job && job.failed_rows > 0 && (
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
        <Button variant="default" onClick={onRemap}>
          {t.back_to_map()}
        </Button>
        <Button
          disabled={writes === 0}
          title={writes === 0 ? t.nothing() : undefined}
          loading={start.isPending}
          onClick={() => start.mutate({ params: { path: { import_id: file.id } } })}
        >
          {t.start({ n: writes })}
        </Button>
      </Group>
    </>
  );
}
