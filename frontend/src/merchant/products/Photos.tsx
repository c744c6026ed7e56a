// Photos of a product: what pickers and packers compare with.
import { ActionIcon, Anchor, Group, Stack, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { asForm } from '@/api/form';
import { useRead, useSend } from '@/api/queries';
import { useMay } from '@/app/session';
import { done, refused } from '@/app/toast';
import * as t from '@/i18n/gen/products';
import { Card } from '@/ui/Card';
import { DropFile } from '@/ui/DropFile';
import c from './Photos.module.css';
import { photoAddress } from './photo';
import type { Product } from './words';

const CHANGES = ['/api/v1/products'];

export function Photos({ product }: { product: Product }) {
  const may = useMay();
  const path = { product_id: product.id };
  const photos = useRead('/api/v1/products/{product_id}/photos', { params: { path } }).data?.items ?? [];
  const add = useSend('post', '/api/v1/products/{product_id}/photos', { changes: CHANGES });
  const remove = useSend('delete', '/api/v1/products/{product_id}/photos/{photo_id}', { changes: CHANGES });
  const take = (photo: File) =>
    add.mutate(
      { params: { path }, body: { photo: photo as unknown as string }, bodySerializer: asForm },
      { onSuccess: () => done(t.photo_added()), onError: refused },
    );
  const drop = (photo: string) =>
    remove.mutate(
      { params: { path: { ...path, photo_id: photo } } },
      { onSuccess: () => done(t.photo_removed()), onError: refused },
    );
  return (
    <Card title={t.photos()}>
      <Stack gap="sm">
        {photos.length === 0 && (
          <Text size="sm" c="dimmed">
            {t.photo_none()}
          </Text>
        )}
        <Group gap="xs">
          {photos.map(({ id }, n) => (
            <span key={id} className={c.photo}>
              <Anchor href={photoAddress(product.id, id)} target="_blank">
                <img
                  src={photoAddress(product.id, id)}
                  alt={t.photo_n({ name: product.name, n: n + 1 })}
                  width={88}
                  height={88}
                  loading="lazy"
                />
              </Anchor>
              {may('products:write') && (
                <ActionIcon
                  className={c.remove}
                  size={24}
                  color="dark"
                  disabled={remove.isPending}
                  onClick={() => drop(id)}
                  aria-label={t.photo_remove({ n: n + 1 })}
                  title={t.photo_remove({ n: n + 1 })}
                >
                  <IconX size={14} />
                </ActionIcon>
              )}
            </span>
          ))}
        </Group>
        {may('products:write') && (
          <DropFile
            small
            title={t.photo_add()}
            choose={t.photo_choose()}
            accept="image/png,image/jpeg,image/webp"
            busy={add.isPending ? t.photo_sending() : undefined}
            onFile={take}
          />
        )}
      </Stack>
    </Card>
  );
}
