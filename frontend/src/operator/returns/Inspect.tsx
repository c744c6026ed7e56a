// Looking at each unit: how many, in which condition, what becomes of them, and where they are put.
import { Alert, Button, Group, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { explain } from '@/api/problem';
import { useSend } from '@/api/queries';
import { dispositionWord, foundWord } from '@/app/returns/words';
import { done } from '@/app/toast';
import { num } from '@/i18n/format';
import * as t from '@/i18n/gen/returnsdesk';
import { answer } from '@/scanner/sounds';
import { useScans } from '@/scanner/wedge';
import { Card } from '@/ui/Card';
import { useKeys } from '../packing/keys';
import {
  CONDITIONS,
  DECISIONS,
  DISPOSITIONS,
  type Finding,
  recorded,
  start,
  withCondition,
  withDisposition,
  wrongIn,
} from './findings';
import c from './Inspect.module.css';
import type { Return } from './ReturnPage';

type Line = Return['lines'][number];
const leftOf = (line: Line) => line.quantity - line.inspected;

export function Inspect({ found }: { found: Return }) {
  const lines = found.lines.filter((line) => leftOf(line) > 0);
  const [findings, setFindings] = useState(() => new Map(lines.map((line) => [line.id, start(leftOf(line))])));
  const [at, setAt] = useState(lines[0]?.id);
  const [tried, setTried] = useState(false);
  const set = (id: string | undefined, change: (former: Finding) => Finding) =>
    setFindings((former) => {
      const one = id && former.get(id);
      return one ? new Map(former).set(id, change(one)) : former;
    });
  useKeys((key) => {
    const decision = DECISIONS[key];
    if (decision) set(at, (former) => ({ ...former, ...decision }));
  }, true);
  useScans((location) => {
    answer('good');
    set(at, (former) => ({ ...former, location }));
  });
  const record = useSend('post', '/api/operator/v1/returns/{return_id}/inspections', {
    changes: ['/api/operator/v1/returns', '/api/operator/v1/stock'],
    onDone: () => done(t.saved()),
  });
  const wrongs = lines.map((line) => wrongIn(findings.get(line.id) as Finding, leftOf(line)));
  const told = recorded(findings);
  const save = () => {
    setTried(true);
    if (told.length > 0 && wrongs.every((wrong) => wrong === null))
      record.mutate({ params: { path: { return_id: found.id } }, body: { findings: told } });
  };
  if (lines.length === 0) return null;
  return (
    <Card title={t.inspect()}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t.inspect_help()}
        </Text>
        {lines.map((line, n) => (
          <LineForm
            key={line.id}
            line={line}
            finding={findings.get(line.id) as Finding}
            wrong={tried ? (wrongs[n] ?? null) : null}
            marked={line.id === at}
            onMark={() => setAt(line.id)}
            onChange={(change) => set(line.id, change)}
          />
        ))}
        {record.error && (
          <Alert color="red" role="alert">
            {explain(record.error)}
          </Alert>
        )}
        {tried && told.length === 0 && <Alert color="yellow">{t.nothing()}</Alert>}
        <Group justify="flex-end">
          <Button onClick={save} loading={record.isPending}>
            {t.save()}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}

interface LineProps {
  line: Line;
  finding: Finding;
  wrong: ReturnType<typeof wrongIn>;
  marked: boolean;
  onMark: () => void;
  onChange: (change: (former: Finding) => Finding) => void;
}

function LineForm({ line, finding, wrong, marked, onMark, onChange }: LineProps) {
  const left = leftOf(line);
  return (
    <fieldset className={c.line} data-marked={marked || undefined} onFocus={onMark}>
      <legend>
        <b>{line.name}</b> <span className="mono">{line.sku}</span>
      </legend>
      <Group align="flex-start" gap="sm">
        <NumberInput
          label={t.quantity()}
          w={100}
          min={0}
          max={left}
          value={finding.quantity}
          error={wrong === 'quantity' && t.at_most({ n: num(left) })}
          onChange={(value) => onChange((former) => ({ ...former, quantity: typeof value === 'number' ? value : '' }))}
        />
        <Select
          label={t.condition()}
          w={130}
          allowDeselect={false}
          data={CONDITIONS.map((value) => ({ value, label: foundWord(value) }))}
          value={finding.condition}
          onChange={(value) => value && onChange((former) => withCondition(former, value))}
        />
        <Select
          label={t.disposition()}
          w={160}
          allowDeselect={false}
          data={DISPOSITIONS.map((value) => ({ value, label: dispositionWord(value) }))}
          value={finding.disposition}
          onChange={(value) => value && onChange((former) => withDisposition(former, value))}
        />
        <TextInput
          label={t.location()}
          w={150}
          required={finding.disposition === 'restock'}
          value={finding.location}
          error={wrong === 'location' && t.location_needed()}
          onChange={(event) => {
            const location = event.currentTarget.value;
            onChange((former) => ({ ...former, location }));
          }}
        />
        <TextInput
          label={t.lot()}
          w={130}
          value={finding.lot_code}
          onChange={(event) => {
            const lot_code = event.currentTarget.value;
            onChange((former) => ({ ...former, lot_code }));
          }}
        />
        <TextInput
          label={t.expires()}
          type="date"
          w={150}
          value={finding.expires_on}
          onChange={(event) => {
            const expires_on = event.currentTarget.value;
            onChange((former) => ({ ...former, expires_on }));
          }}
        />
      </Group>
    </fieldset>
  );
}
