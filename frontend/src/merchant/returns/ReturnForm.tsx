// Which units of an order come back, why, and what the buyer wants.
import {
  Alert,
  Anchor,
  Button,
  Checkbox,
  Group,
  NumberInput,
  Radio,
  Skeleton,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQueries } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { Schemas } from '@/api/client';
import { explain } from '@/api/problem';
import { read, useSend } from '@/api/queries';
import { WANTED, wantsWord } from '@/app/returns/words';
import { done } from '@/app/toast';
import { num } from '@/i18n/format';
import * as common from '@/i18n/gen/common';
import * as t from '@/i18n/gen/returns';
import { Card } from '@/ui/Card';
import { Thumb } from '@/ui/Thumb';
import { OTHER, reasons } from './reasons';
import { firstChoice, returnable } from './wish';

type Order = Schemas['OrderView'];

/** `earlier`: returns of this order that were asked for before; what is coming already cannot be asked for again. */
export function ReturnForm({ order, earlier }: { order: Order; earlier: readonly string[] }) {
  const known = useQueries({
    queries: earlier.map((return_id) => read('/api/v1/returns/{return_id}', { params: { path: { return_id } } })),
  });
  const before = known.map((one) => one.data).filter((one) => one !== undefined);
  if (before.length < earlier.length) return <Skeleton height={420} />;
  const left = returnable(order.lines, before);
  if (left.size === 0)
    return (
      <Card title={t.new_of({ number: order.number })}>
        <Text size="sm" mb="sm">
          {t.new_nothing_out()}
        </Text>
        <Anchor component={Link} to="." search={{} as never} size="sm">
          {t.new_other()}
        </Anchor>
      </Card>
    );
  return <Form key={[...left].join()} order={order} left={left} />;
}

function Form({ order, left }: { order: Order; left: ReadonlyMap<string, number> }) {
  const go = useNavigate();
  const { merchant } = useParams({ from: '/c/$merchant' });
  const lines = useMemo(() => order.lines.filter((line) => left.has(line.id)), [order, left]);
  const [chosen, setChosen] = useState(() => firstChoice(left));
  const [reason, setReason] = useState('');
  const [own, setOwn] = useState('');
  const [wants, setWants] = useState('refund');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const why = reason === OTHER ? own.trim() : reason;
  const request = useSend('post', '/api/v1/returns', {
    changes: ['/api/v1/returns', '/api/v1/orders'],
    onDone: ({ id, number }) => {
      done(t.new_done({ number }));
      void go({ to: '/c/$merchant/returns/$return', params: { merchant, return: id } });
    },
  });
  const submit = () => {
    setTried(true);
    const wanted = Object.entries(chosen).map(([order_line_id, quantity]) => ({
      order_line_id,
      quantity,
      reason: why,
    }));
    if (wanted.length && why) request.mutate({ body: { order_id: order.id, lines: wanted, wants, note: note.trim() } });
  };
  const take = (id: string, units: number | undefined) => {
    const { [id]: _, ...rest } = chosen;
    setChosen(units ? { ...rest, [id]: units } : rest);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Card
        title={t.new_of({ number: order.number })}
        actions={
          <Anchor component={Link} to="." search={{} as never} size="sm">
            {t.new_other()}
          </Anchor>
        }
      >
        <Stack gap="lg">
          {request.error && (
            <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert">
              {explain(request.error)}
            </Alert>
          )}
          <Checkbox.Group
            label={t.new_lines()}
            error={tried && Object.keys(chosen).length === 0 ? t.new_no_lines() : undefined}
            value={Object.keys(chosen)}
          >
            <Stack gap={10} mt={8}>
              {lines.map((line) => (
                <Group key={line.id} gap={12} wrap="nowrap">
                  <Checkbox
                    value={line.id}
                    aria-label={t.new_take({ sku: line.sku })}
                    onChange={(event) => take(line.id, event.currentTarget.checked ? left.get(line.id) : undefined)}
                  />
                  <Thumb name={line.name} size={36} />
                  <div style={{ flex: 1, minWidth: 0 }}>
                    <Text size="sm">{line.name}</Text>
                    <Text size="xs" c="dimmed" className="mono">
                      {line.sku}
                    </Text>
                  </div>
                  <NumberInput
                    w={76}
                    aria-label={t.new_quantity({ sku: line.sku })}
                    min={1}
                    max={left.get(line.id)}
                    clampBehavior="strict"
                    allowDecimal={false}
                    disabled={!chosen[line.id]}
                    value={chosen[line.id] ?? left.get(line.id)}
                    onChange={(value) => take(line.id, Math.max(1, Number(value) || 1))}
                  />
                  <Text size="xs" c="dimmed" miw={34} className="num">
                    {t.new_of_units({ n: num(left.get(line.id) ?? 0) })}
                  </Text>
                </Group>
              ))}
            </Stack>
          </Checkbox.Group>
          <Radio.Group
            label={t.new_reason()}
            error={tried && !reason ? common.required() : undefined}
            value={reason}
            onChange={setReason}
          >
            <Group gap="8px 18px" mt={8}>
              {[...reasons(), OTHER].map((value) => (
                <Radio key={value} value={value} label={value === OTHER ? t.reason_other() : value} />
              ))}
            </Group>
          </Radio.Group>
          {reason === OTHER && (
            <TextInput
              label={t.new_reason_own()}
              required
              maxLength={300}
              value={own}
              onChange={(event) => setOwn(event.currentTarget.value)}
              error={tried && !why ? common.required() : undefined}
            />
          )}
          <Radio.Group label={t.new_wants()} value={wants} onChange={setWants}>
            <Group gap="8px 18px" mt={8}>
              {WANTED.map((value) => (
                <Radio key={value} value={value} label={wantsWord(value)} />
              ))}
            </Group>
          </Radio.Group>
          <Textarea
            label={t.new_note()}
            autosize
            minRows={2}
            maxLength={2000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button type="submit" loading={request.isPending}>
              {t.new_submit()}
            </Button>
          </Group>
        </Stack>
      </Card>
    </form>
  );
}
