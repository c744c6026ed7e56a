// The warehouse that an operator's page is about: named by its code in the address.
import { useSuspenseQuery } from '@tanstack/react-query';
import { notFound, redirect, useParams } from '@tanstack/react-router';
import type { Schemas } from '@/api/client';
import { queries, read } from '@/api/queries';

export type Warehouse = Schemas['WarehouseView'];

const all = () => read('/api/operator/v1/warehouses');
const listed = async () => queries.ensureQueryData(all());

/** Go to the first warehouse; stay where there is none yet. */
export async function firstWarehouse() {
  const [first] = await queries.fetchQuery(all());
  if (first) throw redirect({ to: '/w/$warehouse', params: { warehouse: first.code } });
}

/** The warehouse of this code; a page of none does not exist. */
export async function enterWarehouse(code: string): Promise<Warehouse> {
  const found = (await listed()).find((one) => one.code === code);
  if (!found) throw notFound();
  return found;
}

export const useWarehouses = () => useSuspenseQuery(all()).data;

/** The present one. */
export function useWarehouse(): Warehouse {
  const { warehouse } = useParams({ strict: false });
  const every = useWarehouses();
  return (every.find((one) => one.code === warehouse) ?? every[0]) as Warehouse;
}
