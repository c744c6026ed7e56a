// The way back to the list of orders.
import { Anchor } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import * as t from '@/i18n/gen/orders';

export function Back() {
  const { merchant } = useParams({ from: '/c/$merchant' });
  return (
    <Anchor component={Link} to={`/c/${merchant}/orders` as never} size="sm" c="dimmed" className="no-print">
      <IconChevronLeft size={13} style={{ verticalAlign: -2 }} aria-hidden /> {t.back()}
    </Anchor>
  );
}
