// @vitest-environment node
import { expect, test } from 'vitest';
import { moduleOf, parse } from './messages.mjs';

test('a message with placeholders becomes a function that takes them', () => {
  const source = moduleOf({ left: ['{n, plural, one {# order} other {# orders}} of {shop}', '{shop}の受注{n}件'] });
  expect(source).toContain('export const left = (a: { n: number; shop: string | number }) =>');
  expect(source).toContain("import { locale, plural, num } from '../runtime'");
});

test('a language that is missing stops the build', () => {
  expect(() => moduleOf({ title: ['Orders'] })).toThrow('"title" needs exactly en and ja');
  expect(() => moduleOf({ title: ['Orders', ''] })).toThrow('"title" needs exactly en and ja');
});

test('a placeholder that only one language knows stops the build', () => {
  expect(() => moduleOf({ hello: ['Hello', 'こんにちは{name}さん'] })).toThrow('"hello" (ja) uses unknown {name}');
});

test('a choice without its other case is refused with its place', () => {
  expect(() => parse('{n, plural, one {#}}')).toThrow('case "other" is required');
});

test('text that looks like code stays text', () => {
  expect(moduleOf({ odd: ['`x` \\', '`x` \\'] })).toContain('`\\`x\\` \\\\`');
});
