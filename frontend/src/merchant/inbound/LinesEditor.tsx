// The products of an arrival: found one by one, or pasted from a spreadsheet all at once.
import { ActionIcon, Button, Group, NumberInput, Stack, Table, Text, Textarea } from '@mantine/core';
import { IconClipboard, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { readPasted } from '@/app/inbound/pasted';
import * as common from '@/i18n/gen/common';
import * as t from '@/i18n/gen/inbound';
import { Card } from '@/ui/Card';
import { ProductPick } from '../products/ProductPick';

export interface Line {
  sku: string;
  quantity: number;
  /** Known where it was found, not where it was pasted. */
  name?: string;
  id?: string;
}

interface Props {
  lines: readonly Line[];
  onChange: (lines: Line[]) => void;
  error?: string;
}

export function LinesEditor({ lines, onChange, error }: Props) {
  const [pasting, setPasting] = useState(false);
  const add = (more: readonly Line[]) => {
    const known = new Set(lines.map(({ sku }) => sku));
    onChange([...lines, ...more.filter(({ sku }) => !known.has(sku))]);
  };
  const set = (sku: string, quantity: number) =>
    onChange(lines.map((line) => (line.sku === sku ? { ...line, quantity } : line)));
  return (
    <Card
      title={t.what()}
      actions={
        <Button variant="subtle" leftSection={<IconClipboard size={15} />} onClick={() => setPasting(!pasting)}>
          {t.paste()}
        </Button>
      }
    >
      <Stack gap="sm">
        {pasting && (
          <PasteBox
            onTake={(pasted) => {
              add(pasted);
              setPasting(false);
            }}
            onClose={() => setPasting(false)}
          />
        )}
        <ProductPick
          label={t.add_product()}
          taken={lines.flatMap(({ id }) => (id ? [id] : []))}
          onPick={({ id, sku, name }) => add([{ id, sku, name, quantity: 1 }])}
          error={error}
        />
        {lines.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t.no_lines_yet()}
          </Text>
        ) : (
          <Table>
            <caption className="vh">{t.what()}</caption>
            <Table.Tbody>
              {lines.map((line) => (
                <Table.Tr key={line.sku}>
                  <Table.Td className="mono">{line.sku}</Table.Td>
                  <Table.Td>{line.name}</Table.Td>
                  <Table.Td w={130}>
                    <NumberInput
                      size="xs"
                      aria-label={t.units_of({ sku: line.sku })}
                      min={1}
                      max={1_000_000}
                      allowDecimal={false}
                      thousandSeparator=","
                      value={line.quantity}
                      onChange={(value) => set(line.sku, Math.max(1, Number(value) || 1))}
                    />
                  </Table.Td>
                  <Table.Td w={44}>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      onClick={() => onChange(lines.filter(({ sku }) => sku !== line.sku))}
                      aria-label={t.remove_line({ sku: line.sku })}
                      title={t.remove_line({ sku: line.sku })}
                    >
                      <IconX size={15} />
                    </ActionIcon>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Stack>
    </Card>
  );
}

function PasteBox({ onTake, onClose }: { onTake: (lines: Line[]) => void; onClose: () => void }) {
  const [text, setText] = useState('');
  const { lines, wrong } = readPasted(text);
  return (
    <Stack gap="xs">
      <Textarea
        label={t.paste()}
        description={t.paste_help()}
        autosize
        minRows={4}
        maxRows={12}
        className="mono"
        data-autofocus
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={wrong.length > 0 ? t.paste_wrong({ n: wrong.length, lines: wrong.slice(0, 8).join(', ') }) : undefined}
      />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {common.cancel()}
        </Button>
        <Button disabled={lines.length === 0} onClick={() => onTake(lines)}>
          {t.paste_take()}
        </Button>
      </Group>
    </Stack>
  );
}
