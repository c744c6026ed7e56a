import { expect, test } from 'vitest';
import { Problem } from '@/api/problem';
import { outcome } from './queue';

const problem = (status: number, code = 'x') => new Problem({ code, status, title: '' });

test('what a later try may mend is tried later, what the business refuses goes to the lead', () => {
  for (const status of [0, 500, 502, 503, 408, 429]) expect(outcome(problem(status))).toBe('later');
  expect(outcome(problem(409, 'idempotency_key_in_flight'))).toBe('later');
  for (const code of ['wrong_product', 'pick_state', 'not_enough_stock', 'too_many_units'])
    expect(outcome(problem(409, code))).toBe('refused');
  expect(outcome(problem(403, 'permission_missing'))).toBe('refused');
  expect(outcome(problem(422, 'lot_needed'))).toBe('refused');
});

test('an ended session asks for its person, a lost token for another', () => {
  expect(outcome(problem(401, 'session_ended'))).toBe('signed_out');
  expect(outcome(problem(403, 'csrf_token_missing'))).toBe('token');
  expect(outcome(problem(403, 'wrong_side'))).toBe('token');
});
