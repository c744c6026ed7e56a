import { expect, test } from 'vitest';
import { unnamed, without } from './hues.mjs';

test('a hue is kept where a source names it, with a shade or alone', () => {
  const left = unnamed([`color="orange"`, `'teal.6'`, `var(--mantine-color-lime-3)`, `a grape, a pinkish thing`]);
  expect(left).toEqual(['pink', 'grape', 'violet', 'indigo', 'blue', 'cyan', 'green', 'yellow']);
});

test('only the variables of the hues that are left out go', () => {
  const css =
    ':root {\n  --mantine-color-pink-6: #e64980;\n  --mantine-color-red-6: red;\n  --mantine-color-pink-light: pink;\n}\n';
  expect(without(css, ['pink'])).toBe(':root {\n  --mantine-color-red-6: red;\n}\n');
  expect(without(css, [])).toBe(css);
});
