import { Group, Stack, Text } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import type { Schemas } from '@/api/client';
import * as t from '@/i18n/gen/today';
import { Card } from '@/ui/Card';
import { Meter } from '@/ui/Meter';

export function WavesUnderWay({ waves }: { waves: readonly Schemas['WaveInWork'][] }) {
  const { warehouse } = useParams({ from: '/w/$warehouse' });
  return (
    <Card title={t.waves()}>
      {waves.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t.waves_none()}
        </Text>
      ) : (
        <Stack gap="sm">
          {waves.map(({ wave, units, picked }) => (
            <div key={wave.id}>
              <Link to={`/w/${warehouse}/waves/${wave.id}` as string} className="mono">
                {wave.number}
              </Link>
              <Meter done={picked} total={units} label={wave.number} />
            </div>
          ))}
        </Stack>
      )}
    </Card>
  );
}

export function PeopleAtWork({ people }: { people: readonly Schemas['PersonAtWork'][] }) {
  return (
    <Card title={t.people()}>
      {people.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t.people_none()}
        </Text>
      ) : (
        <Stack gap={6}>
          {people.map((one) => (
            <Group key={one.name} justify="space-between">
              <Text size="sm">{one.name}</Text>
              <Text size="sm" c="dimmed" className="num">
                {t.lines({ n: one.lines })}
              </Text>
            </Group>
          ))}
        </Stack>
      )}
    </Card>
  );
}
