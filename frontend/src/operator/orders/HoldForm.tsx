import { Select, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { explain } from '@/api/problem';
import { useSend } from '@/api/queries';
import { HOLD_BY_HAND, holdWord } from '@/app/fulfilment/words';
import { done } from '@/app/toast';
import * as t from '@/i18n/gen/opsorders';
import * as o from '@/i18n/gen/orders';
import { SideForm } from '@/ui/SideForm';

export function HoldForm({ orderId, onClose }: { orderId: string; onClose: () => void }) {
  const hold = useSend('put', '/api/operator/v1/orders/{order_id}/hold', {
    changes: ['/api/operator/v1/orders', '/api/operator/v1/shipments', '/api/operator/v1/today'],
    onDone: ({ order }) => {
      done(o.held_one({ number: order.number }));
      onClose();
    },
  });
  const form = useForm({ initialValues: { reason: HOLD_BY_HAND[0] as string, detail: '' } });
  return (
    <SideForm
      title={o.hold_one_title()}
      opened
      onClose={onClose}
      submit={o.hold()}
      busy={hold.isPending}
      refusal={hold.error ? explain(hold.error) : undefined}
      onSubmit={form.onSubmit((body) => hold.mutate({ params: { path: { order_id: orderId } }, body: body as never }))}
    >
      <Text size="sm">{o.hold_body()}</Text>
      <Select
        label={o.hold_why()}
        allowDeselect={false}
        data={HOLD_BY_HAND.map((value) => ({ value, label: holdWord(value) }))}
        {...form.getInputProps('reason')}
      />
      <Textarea label={t.hold_detail()} autosize minRows={2} data-autofocus {...form.getInputProps('detail')} />
    </SideForm>
  );
}
