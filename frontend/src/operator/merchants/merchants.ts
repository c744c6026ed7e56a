// The operator's merchants by id: lists that carry only the id show the name.
import { useMemo } from 'react';
import type { Schemas } from '@/api/client';
import { useRead } from '@/api/queries';

export type Merchant = Schemas['MerchantView'];

/** All merchants that fit on one page of the API, and the name of each. */
export function useMerchants() {
  const items = useRead('/api/operator/v1/merchants', { params: { query: { limit: 200 } } }).data?.items;
  return useMemo(() => {
    const names = new Map((items ?? []).map((one) => [one.id, one.name]));
    return { merchants: items ?? [], nameOf: (id: string) => names.get(id) ?? '' };
  }, [items]);
}
