import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { presses } from './keys';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a key alone is a press, a burst is a scan', () => {
  const tell = vi.fn();
  const press = presses(tell);
  press('2', 1000);
  vi.advanceTimersByTime(100);
  expect(tell.mock.calls).toEqual([['2']]);
  for (const [n, key] of [...'4901'].entries()) press(key, 3000 + n * 10);
  press('Enter', 3050);
  vi.advanceTimersByTime(1000);
  expect(tell).toHaveBeenCalledTimes(1);
});

test('Enter and Escape on their own are presses', () => {
  const tell = vi.fn();
  const press = presses(tell);
  press('Enter', 5000);
  press('Escape', 6000);
  press('Shift', 6100);
  expect(tell.mock.calls).toEqual([['Enter'], ['Escape']]);
});
