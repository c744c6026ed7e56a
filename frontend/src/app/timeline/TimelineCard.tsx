// What happened to a thing, newest first: all of it, or only what people or the system did.
import { SegmentedControl, Skeleton, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import * as t from '@/i18n/gen/events';
import { Card } from '@/ui/Card';
import { Timeline } from '@/ui/Timeline';
import { type FeedItem, happened } from './words';

type Whose = 'all' | 'people' | 'system';

export function TimelineCard({ items }: { items: readonly FeedItem[] | undefined }) {
  const [whose, setWhose] = useState<Whose>('all');
  const shown = useMemo(() => {
    const wanted = (items ?? []).filter(
      (item) => whose === 'all' || (item.actor === 'system') === (whose === 'system'),
    );
    return wanted.toReversed().map(happened);
  }, [items, whose]);
  return (
    <Card
      title={t.title()}
      actions={
        <SegmentedControl
          size="xs"
          className="no-print"
          aria-label={t.filter()}
          value={whose}
          onChange={(next) => setWhose(next as Whose)}
          data={[
            { value: 'all', label: t.filter_all() },
            { value: 'people', label: t.filter_people() },
            { value: 'system', label: t.filter_system() },
          ]}
        />
      }
    >
      {!items ? (
        <Skeleton height={140} />
      ) : shown.length ? (
        <Timeline of={shown} />
      ) : (
        <Text size="sm" c="dimmed">
          {t.none()}
        </Text>
      )}
    </Card>
  );
}
