// The products that run out first, at the pace at which they went lately.
import { Text } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import type { Schemas } from '@/api/client';
import { num } from '@/i18n/format';
import * as t from '@/i18n/gen/home';
import { Card } from '@/ui/Card';
import c from './Home.module.css';

type Scarce = Schemas['Scarce'];

const FULL = 60;
const urgency = (days: number) => (days < 7 ? 'now' : days < 14 ? 'soon' : 'later');

export function RunningOut({ products }: { products: readonly Scarce[] }) {
  const { merchant } = useParams({ from: '/c/$merchant' });
  return (
    <Card title={t.running_out()}>
      <Text size="xs" c="dimmed" mb={6}>
        {products.length ? t.running_out_sub() : t.running_out_none()}
      </Text>
      {products.map((one) => (
        <div key={one.product_id} className={c.bar} data-urgency={urgency(one.days_left)}>
          <Link to={`/c/${merchant}/products/${one.product_id}` as never} title={one.name}>
            {one.name}
          </Link>
          <i aria-hidden>
            <i style={{ width: `${Math.min(100, Math.max(2, (one.days_left / FULL) * 100))}%` }} />
          </i>
          <b className="num" title={t.left_now({ n: num(one.available) })}>
            {t.days_left({ n: num(Math.floor(one.days_left)) })}
          </b>
        </div>
      ))}
    </Card>
  );
}
