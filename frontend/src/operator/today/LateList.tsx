import { Stack, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import type { Schemas } from '@/api/client';
import { shipmentWord } from '@/app/fulfilment/words';
import { shortDay } from '@/i18n/format';
import * as t from '@/i18n/gen/today';
import { Card } from '@/ui/Card';
import { Empty } from '@/ui/Empty';

const SHOWN = 12;

export function LateList({ late }: { late: readonly Schemas['Late'][] }) {
  const { warehouse } = useParams({ from: '/w/$warehouse' });
  return (
    <Card title={t.late_list()}>
      {late.length === 0 ? (
        <Empty icon={<IconCheck size={22} />} title={t.late_none()} body={t.late_none_body()} />
      ) : (
        <Stack gap={8}>
          {late.slice(0, SHOWN).map((one) => (
            <div key={one.id}>
              <Link to={`/w/${warehouse}/shipments/${one.id}` as string} className="mono">
                {one.number}
              </Link>
              <Text size="xs" c="dimmed">
                {one.merchant} · {shipmentWord(one.status)} · {t.due_on({ day: shortDay(one.due_on) })}
              </Text>
            </div>
          ))}
        </Stack>
      )}
    </Card>
  );
}
