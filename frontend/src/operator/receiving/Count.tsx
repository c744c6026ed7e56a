// Counting at the desk by scanner: scan, number, Enter. Another product's scan saves the count before it.

import { Button, Group, NumberInput, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { useEffect, useRef, useState } from 'react';
import { send } from '@/api/client';
import { queries, stale } from '@/api/queries';
import { broke, done, refused } from '@/app/toast';
import { num } from '@/i18n/format';
import * as t from '@/i18n/gen/receiving';
import { answer, warmSounds } from '@/scanner/sounds';
import { useScans } from '@/scanner/wedge';
import { Calendars } from '@/ui/Calendars';
import { Card } from '@/ui/Card';
import { Thumb } from '@/ui/Thumb';
import { useKeys } from '../packing/keys';
import { begin, bodyOf, isSame, lacks, type Pending, type SheetLine, typedQuantity } from './counting';

export function Count({ planId, lines }: { planId: string; lines: readonly SheetLine[] }) {
  const [pending, setPending] = useState<Pending | null>(null);
  const [typed, setTyped] = useState('');
  const saving = useRef(false);
  useEffect(warmSounds, []);
  const set = (change: Partial<Pending>) => setPending((former) => former && { ...former, ...change });

  const save = async (): Promise<boolean> => {
    if (!pending || saving.current) return !pending;
    const lacking = lacks(pending);
    if (lacking) {
      answer('bad');
      broke(lacking === 'lot' ? t.lot_missing() : t.expires_missing());
      return false;
    }
    saving.current = true;
    try {
      await send('post', '/api/operator/v1/inbound/{plan_id}/receipts', {
        params: { path: { plan_id: planId } },
        body: { counts: [bodyOf(pending)] },
      });
      answer('done');
      done(t.saved({ n: num(pending.times * pending.each), name: pending.line?.name ?? pending.code }));
      setPending(null);
      return true;
    } catch (error) {
      answer('bad');
      refused(error);
      return false;
    } finally {
      saving.current = false;
      void stale(queries, ['/api/operator/v1/inbound', '/api/operator/v1/warehouses', '/api/operator/v1/stock']);
    }
  };
  const heard = async (code: string) => {
    const quantity = typedQuantity(code);
    if (pending && quantity) return set({ times: quantity });
    if (pending && isSame(pending, code)) {
      answer('good');
      return set({ times: pending.times + 1 });
    }
    if (!(await save())) return;
    const next = begin(lines, code);
    answer(next.line ? 'good' : 'bad');
    setPending(next);
  };
  useScans((code) => void heard(code));
  useKeys((key) => {
    // Enter on a button presses that button.
    if (key === 'Enter' && !(document.activeElement instanceof HTMLButtonElement)) void save();
    else if (key === 'Escape') setPending(null);
  }, pending !== null);

  return (
    <Card title={t.count()}>
      <Stack gap="sm">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (typed.trim()) void heard(typed.trim());
            setTyped('');
          }}
        >
          <Group gap="xs" wrap="nowrap" align="flex-end">
            <TextInput
              flex={1}
              label={t.scan()}
              description={t.scan_hint()}
              placeholder={t.typed()}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            <Button type="submit" size="sm" variant="default">
              {t.take()}
            </Button>
          </Group>
        </form>
        {pending && <Made pending={pending} set={set} onSave={() => void save()} onDiscard={() => setPending(null)} />}
      </Stack>
    </Card>
  );
}

interface MadeProps {
  pending: Pending;
  set: (change: Partial<Pending>) => void;
  onSave: () => void;
  onDiscard: () => void;
}

function Made({ pending, set, onSave, onDiscard }: MadeProps) {
  const { line } = pending;
  return (
    <form
      aria-label={line?.name ?? pending.code}
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      <Stack gap="sm">
        <Group wrap="nowrap">
          <Thumb name={line?.name ?? pending.code} size={56} />
          <div aria-live="polite">
            <Text fw={600}>{line?.name ?? pending.code}</Text>
            <Text size="sm" c="dimmed">
              {line ? (
                <>
                  <span className="mono">{line.sku}</span> ·{' '}
                  {t.nth({ received: num(line.received), expected: num(line.expected) })}
                </>
              ) : (
                t.unannounced()
              )}
            </Text>
          </div>
        </Group>
        <Group align="flex-end" gap="sm">
          <NumberInput
            w={130}
            label={t.quantity()}
            description={pending.each > 1 ? t.case_of({ n: num(pending.each) }) : undefined}
            min={1}
            max={1_000_000}
            allowDecimal={false}
            value={pending.times}
            onChange={(value) => set({ times: Math.max(1, Number(value) || 1) })}
          />
          <SegmentedControl
            aria-label={t.condition()}
            value={pending.condition}
            onChange={(value) => set({ condition: value as Pending['condition'] })}
            data={[
              { value: 'sellable', label: t.sellable() },
              { value: 'damaged', label: t.damaged() },
            ]}
          />
          {(line?.tracks_lots ?? true) && (
            <TextInput
              w={150}
              label={t.lot()}
              required={line?.tracks_lots}
              maxLength={64}
              value={pending.lot_code}
              onChange={(event) => set({ lot_code: event.currentTarget.value })}
            />
          )}
          {(line?.tracks_expiry ?? true) && (
            <Calendars>
              <DatePickerInput
                w={150}
                label={t.expires()}
                required={line?.tracks_expiry}
                valueFormat="YYYY/MM/DD"
                clearable
                value={pending.expires_on}
                onChange={(expires_on) => set({ expires_on })}
              />
            </Calendars>
          )}
        </Group>
        <Group justify="flex-end">
          <Button variant="default" onClick={onDiscard}>
            {t.discard()}
          </Button>
          <Button type="submit">{t.save_count()}</Button>
        </Group>
      </Stack>
    </form>
  );
}
