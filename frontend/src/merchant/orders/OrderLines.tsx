// What was bought, line by line, with how much of it is sent.
import { Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Schemas } from '@/api/client';
import { useMay } from '@/app/session';
import { money, num, price } from '@/i18n/format';
import * as t from '@/i18n/gen/orders';
import { Card } from '@/ui/Card';
import { Pill } from '@/ui/Pill';
import { Thumb } from '@/ui/Thumb';
import { minorOf, sumOf } from './money';
import c from './Order.module.css';

type Order = Schemas['OrderView'];
type Line = Schemas['OrderLineView'];

export function OrderLines({ order }: { order: Order }) {
  return (
    <Card title={t.lines()} flush>
      <Table className={c.lines} verticalSpacing={10} horizontalSpacing={16}>
        <caption className="vh">{t.lines()}</caption>
        <Table.Tbody>
          {order.lines.map((line) => (
            <Table.Tr key={line.id}>
              <Table.Td>
                <div className={c.product}>
                  <Thumb name={line.name} size={40} />
                  <ProductName line={line} />
                </div>
              </Table.Td>
              <Table.Td ta="right" className={c.unit}>
                {price(String(minorOf(line.unit_price, order.currency)), order.currency)}
              </Table.Td>
              <Table.Td ta="right">× {num(line.quantity)}</Table.Td>
              <Table.Td ta="right" fw={600}>
                {money(sumOf(line.unit_price, line.quantity, order.currency), order.currency)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th colSpan={2}>{t.total()}</Table.Th>
            <Table.Th colSpan={2} ta="right">
              {money(order.total, order.currency)}
            </Table.Th>
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </Card>
  );
}

function ProductName({ line }: { line: Line }) {
  const may = useMay();
  const units = line.quantity * line.units_per_item;
  return (
    <div>
      {line.product_id && may('products:read') ? (
        <Link
          to={'/c/$merchant/products/$product' as never}
          from={'/c/$merchant' as never}
          params={{ product: line.product_id } as never}
          className={c.name}
        >
          {line.name}
        </Link>
      ) : (
        <span className={c.name}>{line.name}</span>
      )}
      <Text component="div" size="xs" c="dimmed" className={c.facts}>
        <span className="mono">{line.sku}</span>
        {!line.product_id && <Pill tone="bad">{t.line_unmapped()}</Pill>}
        {line.units_per_item > 1 && <span>{t.line_bundle({ n: num(line.units_per_item) })}</span>}
        {line.cancelled_units > 0 && <Pill tone="off">{t.line_cancelled({ n: num(line.cancelled_units) })}</Pill>}
        {line.shipped_units > 0 && line.shipped_units < units && (
          <Pill tone="work">{t.line_shipped({ n: num(line.shipped_units), of: num(units) })}</Pill>
        )}
      </Text>
    </div>
  );
}
