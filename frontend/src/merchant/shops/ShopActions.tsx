import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconKey, IconPlayerPause, IconPlayerPlay, IconPlugConnectedX } from '@tabler/icons-react';
import { useSend } from '@/api/queries';
import { done, refused } from '@/app/toast';
import * as t from '@/i18n/gen/shops';
import type { Shop } from './words';

/** What can be done to a connected shop. */
export function ShopActions({ shop, open }: { shop: Shop; open: (what: string) => void }) {
  const changes = ['/api/v1/shops'];
  const asked = { params: { path: { shop_id: shop.id } } };
  const pause = useSend('put', '/api/v1/shops/{shop_id}/pause', {
    changes,
    onDone: () => done(t.paused_done({ name: shop.name })),
  });
  const resume = useSend('delete', '/api/v1/shops/{shop_id}/pause', {
    changes,
    onDone: () => done(t.resumed_done({ name: shop.name })),
  });
  return (
    <>
      {shop.status === 'paused' ? (
        <Button
          leftSection={<IconPlayerPlay size={15} />}
          loading={resume.isPending}
          onClick={() => resume.mutate(asked, { onError: refused })}
        >
          {t.resume()}
        </Button>
      ) : (
        <Button
          variant="default"
          leftSection={<IconPlayerPause size={15} />}
          title={t.pause_body()}
          loading={pause.isPending}
          onClick={() => pause.mutate(asked, { onError: refused })}
        >
          {t.pause()}
        </Button>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={14} />}>
            {t.facts()}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconKey size={15} />} onClick={() => open('credentials')}>
            {t.credentials()}
          </Menu.Item>
          <Menu.Item color="red" leftSection={<IconPlugConnectedX size={15} />} onClick={() => open('disconnect')}>
            {t.disconnect()}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
