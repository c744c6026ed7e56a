// Find a product by SKU, name or barcode, with what may still be sold of it.
import { Combobox, Group, Loader, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { Schemas } from '@/api/client';
import { useRead } from '@/api/queries';
import { num } from '@/i18n/format';
import * as t from '@/i18n/gen/orders';
import { Thumb } from '@/ui/Thumb';

export type Product = Schemas['ProductItem'];

interface Props {
  onPick: (product: Product) => void;
  error?: string;
}

const isCode = (text: string) => /^\d{8,14}$/.test(text);

export function ProductFinder({ onPick, error }: Props) {
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim().normalize('NFKC'), 160);
  const query = isCode(asked) ? { barcode: asked, limit: 8 } : { q: asked || undefined, limit: 8 };
  const found = useRead(
    '/api/v1/products',
    { params: { query: { ...query, status: 'active' } } },
    { keep: true, enabled: combobox.dropdownOpened },
  );
  const products = found.data?.items ?? [];
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(id) => {
        const product = products.find((one) => one.id === id);
        if (product) onPick(product);
        setText('');
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target>
        <TextInput
          aria-label={t.new_find()}
          placeholder={t.new_find()}
          leftSection={<IconSearch size={15} />}
          rightSection={found.isFetching ? <Loader size={14} /> : null}
          value={text}
          error={error}
          onFocus={() => combobox.openDropdown()}
          onClick={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.openDropdown();
            combobox.updateSelectedOptionIndex();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={320} style={{ overflowY: 'auto' }}>
          {products.map((product) => (
            <Combobox.Option key={product.id} value={product.id}>
              <Group gap={10} wrap="nowrap">
                <Thumb name={product.name} size={30} />
                <div style={{ flex: 1, minWidth: 0 }}>
                  <Text size="sm" truncate>
                    {product.name}
                  </Text>
                  <Text size="xs" c="dimmed" className="mono">
                    {product.sku}
                  </Text>
                </div>
                <Text size="xs" c={product.available > 0 ? 'dimmed' : 'red'} className="num">
                  {t.new_available({ n: num(product.available) })}
                </Text>
              </Group>
            </Combobox.Option>
          ))}
          {found.data && products.length === 0 && <Combobox.Empty>{t.new_find_none()}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
