// The catalogue: found by sku, name or barcode; with what there is of each.
import { Button } from '@mantine/core';
import { IconFileImport, IconPlus, IconTag } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useRead } from '@/api/queries';
import { useDoing } from '@/app/doing';
import { useLayout, useListing } from '@/app/listing';
import { NoRows } from '@/app/NoRows';
import { useMay } from '@/app/session';
import { Failure } from '@/app/Trouble';
import { ViewTabs } from '@/app/ViewTabs';
import { num } from '@/i18n/format';
import * as t from '@/i18n/gen/products';
import { later } from '@/ui/later';
import { ChoiceChip, ClearFilters, Search } from '@/ui/list/Chips';
import { List } from '@/ui/list/List';
import { Page } from '@/ui/Page';
import { columns } from './columns';
import type { ProductsSearch } from './search';
import { byCode, views } from './views';
import type { ProductRow } from './words';

const ProductForm = later(
  () => import('./ProductForm'),
  (found) => found.ProductForm,
);

const idOf = (product: ProductRow) => product.id;
const nameOf = (product: ProductRow) => product.sku;

export function ProductsPage({ search }: { search: ProductsSearch }) {
  const go = useNavigate();
  const may = useMay();
  const { merchant } = useParams({ from: '/c/$merchant' });
  const { doing, open, close } = useDoing();
  const { question, filtered, props, change, clear } = useListing(search);
  const { do: _, ...asked } = question;
  const products = useRead('/api/v1/products', { params: { query: byCode(asked) } }, { keep: true });
  const toProduct = (product: string) =>
    void go({ to: '/c/$merchant/products/$product', params: { merchant, product } });
  const actions = may('products:write') && (
    <>
      <Button
        variant="default"
        leftSection={<IconFileImport size={15} />}
        component={Link}
        to={`/c/${merchant}/products/import`}
      >
        {t.import_()}
      </Button>
      <Button leftSection={<IconPlus size={15} />} onClick={() => open('add')}>
        {t.add()}
      </Button>
    </>
  );
  return (
    <Page title={t.title()} actions={actions}>
      <List
        caption={t.title()}
        columns={columns}
        rows={products.data?.items}
        next={products.data?.next_cursor}
        idOf={idOf}
        nameOf={nameOf}
        {...props}
        {...useLayout('products', columns)}
        busy={products.isFetching}
        trouble={products.error && <Failure error={products.error} onRetry={products.refetch} />}
        onOpen={(product) => toProduct(product.id)}
        tabs={<ViewTabs views={views()} search={search} />}
        tools={
          <>
            <Search value={search.q} placeholder={t.search()} onChange={(q) => change({ q })} />
            <ChoiceChip
              label={t.category()}
              single
              options={categories(products.data?.items, search.category)}
              value={search.category ? [search.category] : []}
              onChange={(chosen) => change({ category: chosen?.[0] })}
            />
            {filtered && <ClearFilters onClick={clear} />}
          </>
        }
        empty={
          <NoRows
            filtered={filtered}
            icon={<IconTag size={22} />}
            title={t.empty()}
            body={t.empty_body()}
            action={actions || undefined}
          />
        }
        card={(product) => <ProductCard product={product} />}
      />
      {may('products:write') && (
        <ProductForm opened={doing === 'add'} onClose={close} onDone={(product) => toProduct(product.id)} />
      )}
    </Page>
  );
}

/** The categories that are on the page: enough to narrow by what one sees. */
function categories(rows: readonly ProductRow[] | undefined, chosen: string | undefined) {
  const names = new Set((rows ?? []).map((product) => product.category).filter(Boolean));
  if (chosen) names.add(chosen);
  return [...names].toSorted().map((name) => ({ value: name, label: name }));
}

function ProductCard({ product }: { product: ProductRow }) {
  return (
    <Link to="/c/$merchant/products/$product" from="/c/$merchant" params={{ product: product.id }} className="row-card">
      <b>{product.name}</b>
      <span className="num">
        {t.available()} {num(product.available ?? 0)}
      </span>
      <span className="mono">{product.sku}</span>
      <span>{product.category}</span>
    </Link>
  );
}
