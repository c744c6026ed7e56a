// Find one product and take it: by sku, name, or a scanned barcode.
import { Group, Select, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useRead } from '@/api/queries';
import * as list from '@/i18n/gen/list';
import { Thumb } from '@/ui/Thumb';
import { photoOf } from './photo';
import { byCode } from './views';
import type { ProductRow } from './words';

interface Props {
  label: string;
  onPick: (product: ProductRow) => void;
  /** Products that are taken already. */
  taken?: readonly string[];
  error?: React.ReactNode;
  autoFocus?: boolean;
}

const LIMIT = 12;

export function ProductPick({ label, onPick, taken = [], error, autoFocus }: Props) {
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), 160);
  const query = { ...byCode({ q: q || undefined, limit: LIMIT }), status: 'active' };
  const found = useRead('/api/v1/products', { params: { query } }, { keep: true });
  const products = (found.data?.items ?? []).filter(({ id }) => !taken.includes(id));
  const pick = (id: string) => {
    const product = products.find((one) => one.id === id);
    if (product) onPick(product);
    setText('');
  };
  return (
    <Select
      label={label}
      leftSection={<IconSearch size={15} />}
      searchable
      value={null}
      searchValue={text}
      onSearchChange={setText}
      onOptionSubmit={pick}
      onChange={() => undefined}
      // What was found by barcode or part of a name need not hold the words that were typed.
      filter={({ options }) => options}
      data={products.map(({ id, sku, name }) => ({ value: id, label: `${sku} ${name}` }))}
      renderOption={({ option }) => <Found product={products.find(({ id }) => id === option.value)} />}
      nothingFoundMessage={found.isFetching ? '…' : list.empty_filtered()}
      maxDropdownHeight={320}
      error={error}
      data-autofocus={autoFocus || undefined}
    />
  );
}

const Found = ({ product }: { product: ProductRow | undefined }) =>
  product ? (
    <Group gap={10} wrap="nowrap" miw={0}>
      <Thumb name={product.name} src={photoOf(product)} size={28} />
      <Text size="sm" className="mono" style={{ whiteSpace: 'nowrap' }}>
        {product.sku}
      </Text>
      <Text size="sm" truncate>
        {product.name}
      </Text>
    </Group>
  ) : null;
