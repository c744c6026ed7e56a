// What a new operator sees before anything else: everything on this side happens in a warehouse, and there is none yet.
import { Button, Stack, Text, Title } from '@mantine/core';
import { IconBuildingWarehouse } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { Door } from '@/app/account/Door';
import c from '@/app/account/Door.module.css';
import { useMay } from '@/app/session';
import * as t from '@/i18n/gen/settings';
import { NewWarehouse } from './Warehouses';

export function FirstWarehouse() {
  const router = useRouter();
  const [adding, setAdding] = useState(false);
  const mayAdd = useMay()('warehouses:write');
  // With a warehouse there, this address leads to it.
  const close = () => {
    setAdding(false);
    void router.invalidate();
  };
  return (
    <Door title={t.first_title()}>
      <Stack className={c.form} gap="sm">
        <IconBuildingWarehouse size={32} aria-hidden />
        <Title order={1}>{t.first_title()}</Title>
        <Text>{mayAdd ? t.first_body() : t.first_ask()}</Text>
        {mayAdd && (
          <Button size="md" onClick={() => setAdding(true)}>
            {t.warehouse_new()}
          </Button>
        )}
      </Stack>
      {adding && <NewWarehouse onClose={close} />}
    </Door>
  );
}
