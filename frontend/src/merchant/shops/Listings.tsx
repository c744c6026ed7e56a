// What a shop sells, and which product each of it is. What is not mapped holds its orders, so it comes first.
import { Button, SegmentedControl, Skeleton, Table, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useRead } from '@/api/queries';
import { CursorSteps, useCursors } from '@/app/cursors';
import { useMay } from '@/app/session';
import { Failure } from '@/app/Trouble';
import { num } from '@/i18n/format';
import * as t from '@/i18n/gen/shops';
import { Card } from '@/ui/Card';
import { Empty } from '@/ui/Empty';
import { later } from '@/ui/later';
import { Told } from './Told';
import { isOver, type Listing, type Shop } from './words';

const LimitForm = later(
  () => import('./LimitForm'),
  (found) => found.LimitForm,
);
const MapForm = later(
  () => import('./MapForm'),
  (found) => found.MapForm,
);

const LIMIT = 20;

export function Listings({ shop }: { shop: Shop }) {
  const [mapped, setMapped] = useState(false);
  const cursors = useCursors();
  const [mapping, setMapping] = useState<Listing>();
  const [limiting, setLimiting] = useState<Listing>();
  const may = useMay();
  const mayMap = may('shops:write') && may('products:read') && !isOver(shop);
  const asked = { path: { shop_id: shop.id }, query: { mapped, limit: LIMIT, cursor: cursors.at } };
  // What the shop is told changes by itself while it is kept in step.
  const read = useRead(
    '/api/v1/shops/{shop_id}/listings',
    { params: asked },
    { keep: true, ...(mapped && shop.tells_stock && { every: 5000 }) },
  );
  return (
    <Card
      title={t.listings()}
      flush
      actions={
        <SegmentedControl
          size="xs"
          aria-label={t.listings_view()}
          value={mapped ? 'mapped' : 'unmapped'}
          onChange={(value) => {
            setMapped(value === 'mapped');
            cursors.reset();
          }}
          data={[
            { value: 'unmapped', label: t.unmapped() },
            { value: 'mapped', label: t.mapped() },
          ]}
        />
      }
    >
      {read.error ? (
        <Failure error={read.error} onRetry={read.refetch} />
      ) : !read.data ? (
        <Skeleton height={180} />
      ) : read.data.items.length === 0 ? (
        <Empty
          icon={<IconCircleCheck size={22} />}
          title={mapped ? t.mapped_none() : t.unmapped_none()}
          body={t.unmapped_body()}
        />
      ) : (
        <Table.ScrollContainer minWidth={520}>
          <Table horizontalSpacing="md">
            <caption className="vh">{t.listings()}</caption>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t.listing_sku()}</Table.Th>
                <Table.Th>{t.listing_name()}</Table.Th>
                <Table.Th ta="right">{t.listing_units()}</Table.Th>
                {mapped && <Table.Th ta="right">{t.told()}</Table.Th>}
                {mayMap && <Table.Td />}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {read.data.items.map((one) => (
                <Table.Tr key={one.id}>
                  <Table.Td className="mono">{one.sku || '–'}</Table.Td>
                  <Table.Td>
                    {one.name}
                    <Text size="xs" c="dimmed">
                      #{one.external_id}
                    </Text>
                  </Table.Td>
                  <Table.Td ta="right">{one.product_id ? num(one.quantity) : '–'}</Table.Td>
                  {mapped && (
                    <Table.Td ta="right">
                      <Told listing={one} />
                    </Table.Td>
                  )}
                  {mayMap && (
                    <Table.Td ta="right">
                      {mapped && (
                        <Button
                          size="compact-sm"
                          variant="subtle"
                          onClick={() => setLimiting(one)}
                          aria-label={`${t.limit()}: ${one.name}`}
                        >
                          {t.limit()}
                        </Button>
                      )}
                      <Button
                        size="compact-sm"
                        variant={mapped ? 'subtle' : 'light'}
                        onClick={() => setMapping(one)}
                        aria-label={`${mapped ? t.remap() : t.map()}: ${one.name}`}
                      >
                        {mapped ? t.remap() : t.map()}
                      </Button>
                    </Table.Td>
                  )}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      <CursorSteps cursors={cursors} next={read.data?.next_cursor} />
      {limiting && <LimitForm shop={shop} listing={limiting} onClose={() => setLimiting(undefined)} />}
      {mapping && <MapForm shop={shop} listing={mapping} onClose={() => setMapping(undefined)} />}
    </Card>
  );
}
