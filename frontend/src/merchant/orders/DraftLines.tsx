// The lines of an order that is being written.
import { ActionIcon, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { money, num } from '@/i18n/format';
import * as t from '@/i18n/gen/orders';
import { Thumb } from '@/ui/Thumb';
import { type DraftLine, majorOf } from './draft';
import { sumOf } from './money';
import { ProductFinder } from './ProductFinder';

interface Props {
  lines: DraftLine[];
  currency: string;
  onChange: (lines: DraftLine[]) => void;
  error?: string;
  wrongPrices: ReadonlySet<string>;
}

export function DraftLines({ lines, currency, onChange, error, wrongPrices }: Props) {
  const set = (sku: string, patch: Partial<DraftLine>) =>
    onChange(lines.map((line) => (line.sku === sku ? { ...line, ...patch } : line)));
  const total = lines.reduce((sum, line) => sum + (sumOf(line.price || '0', line.quantity, currency) || 0), 0);
  return (
    <Stack gap="md">
      <ProductFinder
        error={error}
        onPick={({ sku, name, available, price }) => {
          const known = lines.find((line) => line.sku === sku);
          if (known) set(sku, { quantity: known.quantity + 1 });
          else onChange([...lines, { sku, name, available, quantity: 1, price: majorOf(price, currency) }]);
        }}
      />
      {lines.map((line) => (
        <Group key={line.sku} gap="sm" align="flex-start">
          <Group gap={10} wrap="nowrap" flex="1 1 220px">
            <Thumb name={line.name} size={36} />
            <div>
              <Text size="sm" fw={600}>
                {line.name}
              </Text>
              <Text size="xs" c="dimmed" className="mono">
                {line.sku}
              </Text>
              <Text size="xs" c={line.quantity > line.available ? 'red' : 'dimmed'}>
                {line.quantity > line.available
                  ? t.new_short({ n: num(line.available) })
                  : t.new_available({ n: num(line.available) })}
              </Text>
            </div>
          </Group>
          <NumberInput
            w={84}
            size="sm"
            aria-label={t.new_quantity({ sku: line.sku })}
            min={1}
            max={100_000}
            clampBehavior="blur"
            allowDecimal={false}
            value={line.quantity}
            onChange={(value) => set(line.sku, { quantity: Math.max(1, Number(value) || 1) })}
          />
          <TextInput
            w={110}
            inputMode="decimal"
            aria-label={t.new_price({ sku: line.sku })}
            value={line.price}
            onChange={(event) => set(line.sku, { price: event.currentTarget.value.normalize('NFKC').trim() })}
            error={wrongPrices.has(line.sku) ? t.wrong_price() : undefined}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={t.new_remove({ sku: line.sku })}
            title={t.new_remove({ sku: line.sku })}
            onClick={() => onChange(lines.filter((other) => other.sku !== line.sku))}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </Group>
      ))}
      {lines.length > 0 && (
        <Group justify="space-between" pt={10} style={{ borderTop: '1px solid var(--line)' }}>
          <Text size="sm" fw={600}>
            {t.line_sum()}
          </Text>
          <Text size="sm" fw={600} className="num">
            {money(total, currency)}
          </Text>
        </Group>
      )}
    </Stack>
  );
}
