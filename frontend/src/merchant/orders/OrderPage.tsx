// One order: where it stands, what is in it, where it goes, what happened.
import { Skeleton, Table } from '@mantine/core';
import { useRead } from '@/api/queries';
import { Failure } from '@/app/Trouble';
import { dateTime, money, num } from '@/i18n/format';
import * as t from '@/i18n/gen/orders';
import { Card, Columns } from '@/ui/Card';
import { Facts } from '@/ui/Facts';
import { Page } from '@/ui/Page';
import { OrderStatus } from './columns';
import { paymentWord } from './words';

export function OrderPage({ id }: { id: string }) {
  const read = useRead('/api/v1/orders/{order_id}', { params: { path: { order_id: id } } });
  if (read.error) return <Failure error={read.error} onRetry={read.refetch} />;
  if (!read.data) return <Skeleton height={480} />;
  const { order } = read.data;
  return (
    <Page title={order.number} beside={<OrderStatus order={order} />} sub={<time>{dateTime(order.ordered_at)}</time>}>
      <Columns
        main={
          <Card title={t.title()} flush>
            <Table>
              <Table.Tbody>
                {order.lines.map((line) => (
                  <Table.Tr key={line.id}>
                    <Table.Td className="mono">{line.sku}</Table.Td>
                    <Table.Td>{line.name}</Table.Td>
                    <Table.Td ta="right">{num(line.quantity)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Card>
        }
        side={
          <Card title={t.recipient()}>
            <Facts
              of={[
                [t.recipient(), order.ship_to.name],
                [t.payment(), paymentWord(order.payment_status)],
                [t.total(), money(order.total, order.currency)],
              ]}
            />
          </Card>
        }
      />
    </Page>
  );
}
