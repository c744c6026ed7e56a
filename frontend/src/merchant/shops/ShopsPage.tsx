// The merchant's sales channels: a card each with its health.
import { Button, Group, SimpleGrid, Skeleton, Stack, Text } from '@mantine/core';
import { IconBuildingStore, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useRead } from '@/api/queries';
import { useDoing } from '@/app/doing';
import { useMay } from '@/app/session';
import { Failure } from '@/app/Trouble';
import { ago } from '@/i18n/format';
import * as t from '@/i18n/gen/shops';
import { Empty } from '@/ui/Empty';
import { later } from '@/ui/later';
import { Page } from '@/ui/Page';
import c from './Shops.module.css';
import { brokenWord, isOwn, type Shop, ShopStatus } from './words';

const ConnectForm = later(
  () => import('./ConnectForm'),
  (found) => found.ConnectForm,
);

export function ShopsPage() {
  const may = useMay();
  const { doing, open, close } = useDoing();
  const shops = useRead('/api/v1/shops', { params: { query: { limit: 200 } } }, { every: 15_000 });
  const connect = may('shops:write') && (
    <Button leftSection={<IconPlus size={15} />} onClick={() => open('connect')}>
      {t.connect()}
    </Button>
  );
  const found = shops.data?.items ?? [];
  return (
    <Page title={t.title()} actions={connect}>
      {shops.error ? (
        <Failure error={shops.error} onRetry={shops.refetch} />
      ) : !shops.data ? (
        <Skeleton height={150} />
      ) : found.length === 0 ? (
        <div className="card">
          <Empty
            icon={<IconBuildingStore size={22} />}
            title={t.empty()}
            body={t.empty_body()}
            action={connect || undefined}
          />
        </div>
      ) : (
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
          {found.map((shop) => (
            <ShopCard key={shop.id} shop={shop} />
          ))}
        </SimpleGrid>
      )}
      {may('shops:write') && (
        <ConnectForm opened={doing === 'connect'} onClose={close} taken={found.map(({ code }) => code)} />
      )}
    </Page>
  );
}

function ShopCard({ shop }: { shop: Shop }) {
  return (
    <Link
      to="/c/$merchant/shops/$shop"
      from="/c/$merchant"
      params={{ shop: shop.id }}
      className={`card ${c.shop}`}
      data-status={shop.status}
    >
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Stack gap={2} miw={0}>
          <Text fw={620} truncate>
            {shop.name}
          </Text>
          <Text size="xs" c="dimmed" truncate>
            {t.platform_is({ platform: shop.platform })} · {isOwn(shop) ? t.api_body() : shop.url}
          </Text>
        </Stack>
        <ShopStatus status={shop.status} />
      </Group>
      <Text size="sm" c={shop.broken_reason ? 'red.7' : 'dimmed'} mt="md">
        {shop.broken_reason
          ? brokenWord(shop.broken_reason)
          : shop.last_heard_at
            ? t.heard({ ago: ago(shop.last_heard_at) })
            : t.heard_never()}
      </Text>
    </Link>
  );
}
