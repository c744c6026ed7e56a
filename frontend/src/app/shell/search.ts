// What the palette finds: the API searches everything that the reader may see.
import type { Schemas } from '@/api/client';
import { useRead } from '@/api/queries';
import type { Workspace } from './nav';

export type Hit = Schemas['Hit'];

export function useHits(side: Workspace['side'], query: string): readonly Hit[] {
  const asked = { params: { query: { q: query } } };
  const enabled = query.length >= 2;
  const merchant = useRead('/api/v1/search', asked, { enabled: enabled && side === 'merchant', keep: true });
  const operator = useRead('/api/operator/v1/search', asked, { enabled: enabled && side === 'operator', keep: true });
  if (!enabled) return [];
  return (side === 'merchant' ? merchant : operator).data?.items ?? [];
}
