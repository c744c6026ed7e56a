// The way back to the list of orders.
import { useParams } from '@tanstack/react-router';
import { Crumb } from '@/app/Crumb';
import * as t from '@/i18n/gen/orders';

export function Back() {
  const { merchant } = useParams({ from: '/c/$merchant' });
  return <Crumb to={`/c/${merchant}/orders`}>{t.back()}</Crumb>;
}
