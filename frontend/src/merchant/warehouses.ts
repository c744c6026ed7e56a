// The warehouses that a merchant's goods may lie in.
import type { Schemas } from '@/api/client';
import { useRead } from '@/api/queries';
import { useMay } from '@/app/session';

const NONE: Schemas['Destination'][] = [];

export const useWarehouses = () =>
  useRead('/api/v1/warehouses', undefined, { enabled: useMay()('inbound:read') }).data ?? NONE;
