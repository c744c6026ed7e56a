// Where goods are sent, as it is written on a parcel; a press copies it.
import { Stack, Text } from '@mantine/core';
import type { Schemas } from '@/api/client';
import { Copyable } from '@/ui/Copyable';

export function Address({ house }: { house: Schemas['Destination'] }) {
  const lines = [
    house.postal_code && `〒${house.postal_code}`,
    `${house.region}${house.address}`,
    `${house.name} (${house.code})`,
    house.phone,
  ].filter(Boolean);
  return (
    <Stack gap={2}>
      {lines.slice(0, -1).map((line) => (
        <Text key={line} size="sm">
          {line}
        </Text>
      ))}
      <Copyable text={lines.join('\n')} shown={lines.at(-1)} />
    </Stack>
  );
}
