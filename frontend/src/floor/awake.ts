// A screen that stays lit while somebody works; the lock is lost whenever the page is hidden.
export function stayAwake() {
  const ask = () => {
    if (!document.hidden) void navigator.wakeLock?.request('screen').catch(() => undefined);
  };
  document.addEventListener('visibilitychange', ask);
  ask();
}
