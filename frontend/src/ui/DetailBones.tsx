// The grey shape of a page of one thing, at the height that it will have.
import { Skeleton, Stack } from '@mantine/core';
import { Columns } from './Card';

export const DetailBones = ({ main, side }: { main: number; side: number }) => (
  <Stack gap="md" aria-busy>
    <Skeleton height={62} width={360} maw="100%" />
    <Skeleton height={70} />
    <Columns main={<Skeleton height={main} />} side={<Skeleton height={side} />} />
  </Stack>
);
