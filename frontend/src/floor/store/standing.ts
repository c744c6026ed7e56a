// How the device stands, for every screen: who works, where, with or without a network, and what still waits.
import { useSyncExternalStore } from 'react';
import type { Schemas } from '@/api/client';

type Me = Schemas['Me'];
/** What of a person stays on the device, so that work begins without a network. */
export type Person = Pick<Me, 'user_id' | 'name' | 'may' | 'time_zone' | 'operator_name'>;

export interface Standing {
  person: Person | null;
  /** The server was asked who works here. */
  met: boolean;
  /** The session has ended: sign in again, the work stays. */
  ended: boolean;
  warehouse: { id: string; code: string; name: string } | null;
  online: boolean;
  waiting: number;
  /** Deeds of somebody else who worked on this device and must sign in to send them. */
  others: number;
  refused: number;
}

const remembered = <T>(key: string): T | null => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as T | null;
  } catch {
    return null;
  }
};

let now: Standing = {
  person: remembered<Person>('floor.person'),
  met: false,
  ended: false,
  warehouse: remembered('floor.warehouse'),
  online: navigator.onLine,
  waiting: 0,
  others: 0,
  refused: 0,
};
const heard = new Set<() => void>();

export const standing = () => now;

export function publish(change: Partial<Standing>) {
  if (Object.entries(change).every(([key, value]) => now[key as keyof Standing] === value)) return;
  now = { ...now, ...change };
  if ('person' in change) localStorage.setItem('floor.person', JSON.stringify(now.person));
  if ('warehouse' in change) localStorage.setItem('floor.warehouse', JSON.stringify(now.warehouse));
  for (const tell of heard) tell();
}

const subscribe = (tell: () => void) => {
  heard.add(tell);
  return () => void heard.delete(tell);
};
export const useStanding = () => useSyncExternalStore(subscribe, standing);
