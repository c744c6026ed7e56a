// How many items a shop shows of a listing, and whether it would not take a figure.
import { Text } from '@mantine/core';
import { num } from '@/i18n/format';
import * as t from '@/i18n/gen/shops';
import type { Listing } from './words';

export const Told = ({ listing }: { listing: Listing }) => (
  <>
    {listing.told === null || listing.told === undefined ? '–' : num(listing.told)}
    {typeof listing.refused === 'number' && (
      <Text size="xs" c="red">
        {t.told_refused({ n: num(listing.refused) })}
      </Text>
    )}
  </>
);
