// What the palette finds.
import { useRead } from '@/api/queries';
import type { Workspace } from './nav';

export interface Hit {
  kind: string;
  id: string;
  title: string;
  subtitle: string;
}

const LIMIT = 8;

/** Orders by what stands on them. */
export function useHits(side: Workspace['side'], query: string): Hit[] {
  const asked = { params: { query: { q: query, limit: LIMIT } } };
  const enabled = query.length >= 2;
  const merchant = useRead('/api/v1/orders', asked, { enabled: enabled && side === 'merchant', keep: true });
  const operator = useRead('/api/operator/v1/orders', asked, { enabled: enabled && side === 'operator', keep: true });
  if (!enabled) return [];
  const items = (side === 'merchant' ? merchant : operator).data?.items ?? [];
  return items.map((one) => ({ kind: 'order', id: one.id, title: one.number, subtitle: one.recipient }));
}
