import { beforeEach, expect, test } from 'vitest';
import { setLocale } from '@/i18n/runtime';
import { refusedIn, wrongIn } from './address';

const whole = {
  region: '',
  line2: '',
  phone: '',
  name: '山田 花子',
  postal_code: '150-0001',
  city: '渋谷区',
  line1: '神宮前1-1',
  country: 'JP',
};

beforeEach(() => setLocale('en'));

test('a whole address has nothing wrong, with full-width digits too', () => {
  expect(wrongIn(whole)).toEqual({});
  expect(wrongIn({ ...whole, postal_code: '１５０－０００１' })).toEqual({});
});

test('what is missing is named by its field', () => {
  expect(Object.keys(wrongIn({ ...whole, name: ' ', postal_code: '150-001' }))).toEqual(['name', 'postal_code']);
});

test('abroad any postcode will do', () => {
  expect(wrongIn({ ...whole, country: 'US', postal_code: '94103' })).toEqual({});
});

test('what the API found lands on its field', () => {
  expect(refusedIn({ 'ship_to.postal_code': 'seven digits' })).toEqual({
    postal_code: 'Seven digits such as 150-0001',
  });
});
