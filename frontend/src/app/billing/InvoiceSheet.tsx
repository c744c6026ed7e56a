// An invoice as it will be read: lines, taxes, parties, and the papers.
import { Button, Group, Table, Text } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';
import { day, money, num, price, taxRate } from '@/i18n/format';
import * as t from '@/i18n/gen/billing';
import { Card, Columns } from '@/ui/Card';
import { Facts } from '@/ui/Facts';
import { atDoor, type Side } from '../side';
import { type Invoice, labelOf } from './words';

export function InvoicePapers({ invoice, side }: { invoice: Pick<Invoice, 'id'>; side: Side }) {
  const paper = (language: 'ja' | 'en', label: string) => (
    <Button
      key={language}
      component="a"
      variant="default"
      leftSection={<IconFileTypePdf size={15} />}
      href={atDoor(side, `/invoices/${invoice.id}/document?language=${language}`)}
      target="_blank"
      rel="noopener"
    >
      {label}
    </Button>
  );
  return [paper('ja', t.pdf_ja()), paper('en', t.pdf_en())];
}

const party = (who: Record<string, unknown>) =>
  [who.name, who.postal_code && `〒${who.postal_code}`, who.address, who.registration_number]
    .filter(Boolean)
    .map(String);

const Party = ({ who }: { who: Record<string, unknown> }) => party(who).map((line) => <div key={line}>{line}</div>);

export function InvoiceSheet({ invoice }: { invoice: Invoice }) {
  const { currency } = invoice;
  return (
    <Columns
      main={
        <Card title={t.lines()} flush>
          <Table.ScrollContainer minWidth={520}>
            <Table fz="sm" horizontalSpacing="md">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t.line()}</Table.Th>
                  <Table.Th ta="right">{t.quantity()}</Table.Th>
                  <Table.Th ta="right">{t.unit_price()}</Table.Th>
                  <Table.Th ta="right">{t.tax_rate()}</Table.Th>
                  <Table.Th ta="right">{t.amount()}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {(invoice.lines ?? []).map((line) => (
                  <Table.Tr key={line.position}>
                    <Table.Td>{labelOf(line)}</Table.Td>
                    <Table.Td ta="right">{num(line.quantity)}</Table.Td>
                    <Table.Td ta="right">{price(line.unit_price, currency)}</Table.Td>
                    <Table.Td ta="right">{taxRate(line.tax_bp)}</Table.Td>
                    <Table.Td ta="right">{money(line.amount, currency)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Card>
      }
      side={
        <>
          <Card title={t.total()}>
            <Text fz={28} fw={650} className="num" lh={1.2} mb="sm">
              {money(invoice.total, currency)}
            </Text>
            <Facts
              of={[
                [t.subtotal(), money(invoice.subtotal, currency)],
                ...(invoice.taxes ?? []).map(
                  (tax) =>
                    [
                      `${t.tax()} ${taxRate(tax.tax_bp)}`,
                      <Group key={tax.tax_bp} gap={6}>
                        {money(tax.tax, currency)}
                        <Text span size="xs" c="dimmed">
                          {t.tax_of({ rate: taxRate(tax.tax_bp), amount: money(tax.taxable, currency) })}
                        </Text>
                      </Group>,
                    ] as const,
                ),
                [t.period(), `${day(invoice.period_start)} – ${day(invoice.period_end)}`],
                invoice.issued_on ? [t.issued(), day(invoice.issued_on)] : null,
                invoice.due_on ? [t.due(), day(invoice.due_on)] : null,
              ]}
            />
          </Card>
          <Card>
            <Facts
              of={[
                [t.seller(), <Party key="seller" who={invoice.seller} />],
                [t.buyer(), <Party key="buyer" who={invoice.buyer} />],
              ]}
            />
          </Card>
        </>
      }
    />
  );
}
