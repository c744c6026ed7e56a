import { expect, test } from 'vitest';
import { collector, hearScans } from './wedge';

const press = (keys: ReturnType<typeof collector>, text: string, at = 0, gap = 5) =>
  [...text].map((key, n) => keys.take({ key: key === '\n' ? 'Enter' : key, code: '', at: at + n * gap })).at(-1);

test('keys become a code with its end', () => expect(press(collector(), '4901234567894\n')).toBe('4901234567894'));

test('slow keys of a busy processor stay together, a pause begins anew', () => {
  expect(press(collector(), 'A01\n', 1000, 300)).toBe('A01');
  const keys = collector();
  press(keys, 'lost', 1000);
  expect(press(keys, 'A01\n', 2000)).toBe('A01');
});

test('an end without keys is no scan', () => expect(press(collector(), '\n')).toBeNull());

test('keys that an input method swallowed are read from their place on the board', () => {
  const keys = collector();
  for (const [n, code] of ['KeyA', 'Digit0', 'Numpad1', 'Minus', 'Digit2'].entries())
    keys.take({ key: 'Process', code, at: n }, code === 'KeyA');
  expect(keys.take({ key: 'Process', code: 'Enter', at: 9 })).toBe('A01-2');
});

test('what is typed into a field is not a scan, and a scan does not press buttons', () => {
  const heard: string[] = [];
  const stop = hearScans((code) => heard.push(code));
  const field = document.body.appendChild(document.createElement('input'));
  const button = document.body.appendChild(document.createElement('button'));
  const type = (on: HTMLElement, text: string) =>
    [...text].map((key) => {
      const event = new KeyboardEvent('keydown', {
        key: key === '\n' ? 'Enter' : key,
        bubbles: true,
        cancelable: true,
      });
      on.dispatchEvent(event);
      return event.defaultPrevented;
    });
  type(field, '123\n');
  expect(heard).toEqual([]);
  expect(type(button, '123\n').at(-1)).toBe(true);
  expect(heard).toEqual(['123']);
  expect(type(button, '\n').at(-1)).toBe(false);
  stop();
  type(button, '9\n');
  expect(heard).toEqual(['123']);
});
