// Addresses of the handheld: /scan, /scan/<task>, /scan/<task>/<id>. Small enough to need no router.
import { useSyncExternalStore } from 'react';

const heard = new Set<() => void>();
const tell = () => {
  for (const one of heard) one();
};
window.addEventListener('popstate', tell);

const subscribe = (one: () => void) => {
  heard.add(one);
  return () => void heard.delete(one);
};

export const usePath = () => useSyncExternalStore(subscribe, () => location.pathname);

/** Go to a screen; the device's own back key comes back. */
export function goTo(path: string) {
  history.pushState(null, '', path);
  tell();
}

/** On from a screen that nobody wants to come back to. */
export function goOn(path: string) {
  history.replaceState(null, '', path);
  tell();
}

/** Back to the tasks, without piling up addresses. */
export const goHome = () => goOn('/scan');
