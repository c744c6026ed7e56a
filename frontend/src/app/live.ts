// What changed elsewhere, told by the server the moment it does: one stream per workspace. A hint names a subject; the
// table says which answers of the API it makes old. Nothing is replayed: after a break everything is old.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { stale } from '@/api/queries';
import { useMay } from './session';
import { DOOR, type Side, useSide } from './side';

export interface Hint {
  subject: string;
  id?: string;
  kind?: string;
}

const GATHER_MS = 300;
// In a busy house hints never end; a page then reads anew this often and no more.
const REST_MS = 1500;
const RETRY_MS = 5000;
// A page that nobody looks at gives its connection back: browsers have few for one address.
const HIDDEN_MS = 10_000;

const BOARDS = ['/home', '/today'];
const STOCK = ['/stock', '/products', '/warehouses', ...BOARDS];

/** Where answers about each subject stand, below either side's door. */
const PATHS: Record<string, readonly string[]> = {
  order: ['/orders', '/shipments', '/search', ...BOARDS],
  shipment: ['/shipments', '/orders', '/waves', '/packing', ...BOARDS],
  parcel: ['/parcels', '/shipments', '/packing', '/handovers', ...BOARDS],
  wave: ['/waves', '/shipments', '/pick', ...BOARDS],
  handover: ['/handovers', '/shipments', '/today'],
  product: STOCK,
  inbound_plan: ['/inbound', ...STOCK],
  return: ['/returns', ...BOARDS],
  shop: ['/shops', '/home', '/onboarding'],
  job: ['/jobs', '/product-imports'],
  mail: ['/mails'],
  invitation: ['/invitations', '/members'],
  merchant: ['/merchants', '/merchant', '/charges', ...BOARDS],
  charge: ['/charges', '/invoices'],
  rate_card: ['/rate-cards', '/merchants', '/charges'],
  invoice: ['/invoices', '/charges', '/home'],
};
// These happen with every step of an order and change nothing but sums of money.
const OF_MONEY = new Set(['OperationRecorded', 'ChargeRecorded', 'ChargeReversed', 'MonthEnded']);
const SUMS = ['/charges', '/invoices', '/home'];
// Orders that a shop sent are seen as orders; what polls it changes nothing that is shown.
const UNSEEN = new Set(['ShopPollDue', 'ShopOrderReceived', 'ShopProductReceived']);

/** The paths whose answers some hints make old; null when that is everything. */
export function pathsOf(side: Side, hints: readonly Hint[]): string[] | null {
  const found = new Set<string>();
  for (const { subject, kind = '' } of hints) {
    const below = OF_MONEY.has(kind) ? SUMS : PATHS[subject];
    if (subject === 'resync' || !below) return null;
    if (!UNSEEN.has(kind)) for (const path of below) found.add(DOOR[side] + path);
  }
  return [...found].sort();
}

/** A hint as it came; what cannot be read may be about anything. */
export function hintOf(data: string): Hint {
  try {
    const hint: unknown = JSON.parse(data);
    if (hint && typeof hint === 'object' && 'subject' in hint && typeof hint.subject === 'string') return hint as Hint;
  } catch {
    // falls through to the same answer
  }
  return { subject: 'resync' };
}

let open = false;
const watchers = new Set<() => void>();
function setOpen(now: boolean) {
  open = now;
  for (const watch of watchers) watch();
}
const watch = (tell: () => void) => {
  watchers.add(tell);
  return () => void watchers.delete(tell);
};

/** Whether hints arrive, so that nothing need be asked again by the clock. */
export const useIsLive = () => useSyncExternalStore(watch, () => open);

/** Follow what changes in this workspace for as long as its frame is shown. */
export function useLive() {
  const client = useQueryClient();
  const side = useSide();
  const allowed = useMay()('events:read');
  useEffect(() => {
    if (!allowed) return undefined;
    return follow(`${DOOR[side]}/live`, (hints) => {
      const paths = pathsOf(side, hints);
      void (paths ? stale(client, paths) : stale(client, [`${DOOR[side]}/`]));
    });
  }, [client, side, allowed]);
}

/** Open the stream, gather its hints, and open it again whenever it was closed; answers how to end it. */
export function follow(address: string, take: (hints: readonly Hint[]) => void): () => void {
  let source: EventSource | undefined;
  let broken = false;
  let gathered: Hint[] = [];
  let took = 0;
  const timers: Record<string, number | undefined> = {};
  const later = (name: string, ms: number, act: () => void) => {
    timers[name] ??= window.setTimeout(() => {
      timers[name] = undefined;
      act();
    }, ms);
  };
  const cancel = (name: string) => {
    window.clearTimeout(timers[name]);
    timers[name] = undefined;
  };
  const flush = () => {
    const hints = gathered;
    gathered = [];
    took = Date.now();
    take(hints);
  };
  const add = (hint: Hint) => {
    gathered.push(hint);
    later('gather', Math.max(GATHER_MS, took + REST_MS - Date.now()), flush);
  };
  const stop = () => {
    if (source) broken = true;
    source?.close();
    source = undefined;
    setOpen(false);
  };
  const start = () => {
    if (source || document.hidden) return;
    source = new EventSource(address);
    source.onopen = () => {
      setOpen(true);
      // A new stream does not know of the one before it, so nobody but us can say that hints may be missing.
      if (broken) add({ subject: 'resync' });
      broken = false;
    };
    source.onmessage = (event) => add(hintOf(event.data));
    source.onerror = () => {
      setOpen(false);
      if (source?.readyState !== EventSource.CLOSED) return;
      stop();
      later('retry', RETRY_MS, start);
    };
  };
  const onVisible = () => {
    if (document.hidden) later('hide', HIDDEN_MS, stop);
    else {
      cancel('hide');
      start();
    }
  };
  document.addEventListener('visibilitychange', onVisible);
  start();
  return () => {
    document.removeEventListener('visibilitychange', onVisible);
    for (const name of Object.keys(timers)) cancel(name);
    stop();
  };
}
