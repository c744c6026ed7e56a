import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { follow, type Hint, hintOf, pathsOf } from './live';

test('a hint makes old what shows its subject, at the door of its side, and nothing else', () => {
  const paths = pathsOf('merchant', [{ subject: 'order', id: '1', kind: 'OrderPlaced' }]);
  expect(paths).toEqual(['/api/v1/home', '/api/v1/orders', '/api/v1/search', '/api/v1/shipments', '/api/v1/today']);
  expect(pathsOf('operator', [{ subject: 'job', kind: 'JobDue' }])).toEqual([
    '/api/operator/v1/jobs',
    '/api/operator/v1/product-imports',
  ]);
});

test('several hints name each path once', () => {
  const hint = { subject: 'return', kind: 'ReturnArrived' };
  expect(pathsOf('merchant', [hint, hint])).toEqual(pathsOf('merchant', [hint]));
});

test('what an order costs does not make the merchants old, a change of the merchant does', () => {
  expect(pathsOf('operator', [{ subject: 'merchant', kind: 'OperationRecorded' }])).not.toContain(
    '/api/operator/v1/merchants',
  );
  expect(pathsOf('operator', [{ subject: 'merchant', kind: 'MerchantRevised' }])).toContain(
    '/api/operator/v1/merchants',
  );
});

test('a poll of a shop changes nothing that is shown', () => {
  expect(pathsOf('merchant', [{ subject: 'shop', kind: 'ShopPollDue' }])).toEqual([]);
});

test('after a resync, and after a hint that is not known, everything is old', () => {
  expect(pathsOf('merchant', [{ subject: 'order' }, { subject: 'resync' }])).toBeNull();
  expect(pathsOf('merchant', [{ subject: 'something new' }])).toBeNull();
});

test('what cannot be read counts as a resync', () => {
  expect(hintOf('{"subject":"order","id":"1"}')).toEqual({ subject: 'order', id: '1' });
  for (const broken of ['', '{', '[]', 'null', '{"subject":1}']) expect(hintOf(broken)).toEqual({ subject: 'resync' });
});

class FakeSource {
  static readonly CLOSED = 2;
  static all: FakeSource[] = [];
  readyState = 1;
  onopen = () => {};
  onmessage = (_event: { data: string }) => {};
  onerror = () => {};
  constructor(readonly address: string) {
    FakeSource.all.push(this);
  }
  close() {
    this.readyState = 2;
  }
  say(hint: Hint) {
    this.onmessage({ data: JSON.stringify(hint) });
  }
}

beforeEach(() => {
  FakeSource.all = [];
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', FakeSource);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('hints that come together are taken together', () => {
  const taken: Hint[][] = [];
  const end = follow('/live', (hints) => taken.push([...hints]));
  FakeSource.all[0]?.onopen();
  FakeSource.all[0]?.say({ subject: 'order' });
  FakeSource.all[0]?.say({ subject: 'job' });
  expect(taken).toEqual([]);
  vi.advanceTimersByTime(300);
  expect(taken).toEqual([[{ subject: 'order' }, { subject: 'job' }]]);
  end();
  expect(FakeSource.all[0]?.readyState).toBe(2);
});

test('when hints never end, they are taken now and then', () => {
  const taken: Hint[][] = [];
  const end = follow('/live', (hints) => taken.push([...hints]));
  for (let ms = 0; ms < 3500; ms += 100) {
    FakeSource.all[0]?.say({ subject: 'order' });
    vi.advanceTimersByTime(100);
  }
  expect(taken).toHaveLength(3);
  end();
});

test('a stream that was refused is opened again, and then everything is old', () => {
  const taken: Hint[][] = [];
  const end = follow('/live', (hints) => taken.push([...hints]));
  const first = FakeSource.all[0];
  first?.close();
  first?.onerror();
  expect(FakeSource.all).toHaveLength(1);
  vi.advanceTimersByTime(5000);
  expect(FakeSource.all).toHaveLength(2);
  FakeSource.all[1]?.onopen();
  vi.advanceTimersByTime(300);
  expect(taken).toEqual([[{ subject: 'resync' }]]);
  end();
});

test('a stream that ended by itself is left to the browser, which comes back alone', () => {
  const end = follow('/live', () => {});
  const first = FakeSource.all[0];
  if (first) first.readyState = 0;
  first?.onerror();
  vi.advanceTimersByTime(20_000);
  expect(FakeSource.all).toHaveLength(1);
  end();
});
