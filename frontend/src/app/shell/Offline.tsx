import { Alert } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { IconCloudOff } from '@tabler/icons-react';
import * as t from '@/i18n/gen/shell';

/** Says that what is shown may be old for as long as there is no network. */
export function Offline() {
  const { online } = useNetwork();
  if (online) return null;
  return (
    <Alert color="yellow" icon={<IconCloudOff size={18} />} role="status" py="xs">
      {t.offline()}
    </Alert>
  );
}
