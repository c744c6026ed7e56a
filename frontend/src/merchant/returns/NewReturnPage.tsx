// Ask for a return: choose the order, tick what comes back, say why. Everything that can be known is filled in.
import { Skeleton, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useRead } from '@/api/queries';
import { Crumb } from '@/app/Crumb';
import { Failure } from '@/app/Trouble';
import { dateTime } from '@/i18n/format';
import * as t from '@/i18n/gen/returns';
import { Card } from '@/ui/Card';
import { Page } from '@/ui/Page';
import { ReturnForm } from './ReturnForm';

export function NewReturnPage({ order }: { order: string | undefined }) {
  const { merchant } = useParams({ from: '/c/$merchant' });
  return (
    <Page title={t.new_title()} crumb={<Crumb to={`/c/${merchant}/returns`}>{t.title()}</Crumb>}>
      <div style={{ maxWidth: 760 }}>{order ? <OfOrder id={order} /> : <ChooseOrder />}</div>
    </Page>
  );
}

function OfOrder({ id }: { id: string }) {
  const read = useRead('/api/v1/orders/{order_id}', { params: { path: { order_id: id } } });
  const known = useRead('/api/v1/returns', { params: { query: { order_id: id, limit: 50 } } });
  const failed = read.error ?? known.error;
  if (failed) return <Failure error={failed} />;
  if (!read.data || !known.data) return <Skeleton height={420} />;
  return <ReturnForm order={read.data.order} earlier={known.data.items.map((one) => one.id)} />;
}

function ChooseOrder() {
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), 180);
  const sent = ['handed_over', 'delivered', 'delivery_failed'];
  const query = { shipment_status: sent, q: q || undefined, limit: 10 };
  const found = useRead('/api/v1/orders', { params: { query } }, { keep: true });
  return (
    <Card title={t.new_which()}>
      <TextInput
        data-autofocus
        aria-label={t.new_find()}
        placeholder={t.new_find()}
        leftSection={<IconSearch size={15} />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        mb="sm"
      />
      {found.error && <Failure error={found.error} onRetry={found.refetch} />}
      {!found.data && !found.error && <Skeleton height={260} />}
      {found.data?.items.length === 0 && (
        <Text size="sm" c="dimmed" py="md">
          {t.new_none()}
        </Text>
      )}
      {found.data?.items.map((order) => (
        <Link key={order.id} to="." search={{ order: order.id } as never} className="row-card">
          <b className="mono">{order.number}</b>
          <time dateTime={order.ordered_at}>{dateTime(order.ordered_at)}</time>
          <span>{order.recipient}</span>
          <span className="mono">{order.tracking_numbers[0]}</span>
        </Link>
      ))}
    </Card>
  );
}
