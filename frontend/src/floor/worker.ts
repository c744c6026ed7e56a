// The service worker of the handheld: starts it without a network, and offers a newer version instead of forcing it on
// somebody in the middle of a walk.
import { useSyncExternalStore } from 'react';

let waiting: ServiceWorker | null = null;
const heard = new Set<() => void>();

function found(worker: ServiceWorker | null) {
  waiting = worker;
  for (const tell of heard) tell();
}

export async function serveOffline() {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  const had = navigator.serviceWorker.controller !== null;
  const registration = await navigator.serviceWorker.register('/sw.js', { scope: '/scan' });
  if (registration.waiting) found(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const coming = registration.installing;
    coming?.addEventListener('statechange', () => {
      if (coming.state === 'installed' && navigator.serviceWorker.controller) found(coming);
    });
  });
  let left = false;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    // The first worker of a device takes over silently; a later one was asked for.
    if (had && !left && waiting) {
      left = true;
      location.reload();
    }
  });
  // A handheld is rarely restarted: ask for news while it is looked at.
  setInterval(
    () => !document.hidden && navigator.onLine && void registration.update().catch(() => undefined),
    30 * 60_000,
  );
}

const take = () => waiting?.postMessage({ type: 'SKIP_WAITING' });
const subscribe = (tell: () => void) => {
  heard.add(tell);
  return () => void heard.delete(tell);
};
/** What to call to take the newer version; null while there is none. */
export function useNewer(): (() => void) | null {
  const there = useSyncExternalStore(subscribe, () => waiting !== null);
  return there ? take : null;
}
