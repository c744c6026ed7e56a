// What a new operator sees before anything else: everything on this side happens in a warehouse, and there is none yet.
import { Button } from '@mantine/core';
import { IconBuildingWarehouse } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '@/app/session';
import * as t from '@/i18n/gen/settings';
import { Empty } from '@/ui/Empty';
import { NewWarehouse } from './Warehouses';

export function FirstWarehouse() {
  const router = useRouter();
  const [adding, setAdding] = useState(false);
  const mayAdd = useMay()('warehouses:write');
  return (
    <main id="main">
      <title>{`${t.first_title()} · Kuramori`}</title>
      <Empty
        page
        icon={<IconBuildingWarehouse size={22} />}
        title={t.first_title()}
        body={mayAdd ? t.first_body() : t.first_ask()}
        action={mayAdd && <Button onClick={() => setAdding(true)}>{t.warehouse_new()}</Button>}
      />
      {adding && (
        <NewWarehouse
          onClose={() => {
            setAdding(false);
            // With a warehouse there, this address leads to it.
            void router.invalidate();
          }}
        />
      )}
    </main>
  );
}
