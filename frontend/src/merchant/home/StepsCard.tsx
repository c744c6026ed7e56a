// The way from the contract to the first parcel; each step knows by itself when it was taken.
import { ActionIcon, Group, RingProgress, Text } from '@mantine/core';
import { IconChevronRight, IconCircle, IconCircleCheckFilled, IconX } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import type { Schemas } from '@/api/client';
import * as t from '@/i18n/gen/home';
import { Card } from '@/ui/Card';
import c from './Home.module.css';

type Step = Schemas['Step'];

const STEP: Record<string, [word: () => string, page: string]> = {
  shop: [t.step_shop, '/shops'],
  products: [t.step_products, '/products'],
  inbound: [t.step_inbound, '/inbound'],
  order: [t.step_order, '/orders'],
  shipment: [t.step_shipment, '/shipments'],
  colleague: [t.step_colleague, '/company'],
};

export function StepsCard({ steps, onHide }: { steps: readonly Step[]; onHide: () => void }) {
  const { merchant } = useParams({ from: '/c/$merchant' });
  const done = steps.filter((step) => step.done).length;
  return (
    <Card
      title={t.steps()}
      flush
      actions={
        <Group gap={8}>
          <RingProgress
            size={26}
            thickness={4}
            aria-hidden
            sections={[{ value: (done / steps.length) * 100, color: 'var(--ch-teal)' }]}
          />
          <Text size="xs" c="dimmed" className="num">
            {t.steps_done({ done, total: steps.length })}
          </Text>
          <ActionIcon variant="subtle" color="gray" onClick={onHide} aria-label={t.steps_hide()} title={t.steps_hide()}>
            <IconX size={16} />
          </ActionIcon>
        </Group>
      }
    >
      <ul className={c.rows}>
        {steps.map((step) => {
          const [word, page] = STEP[step.name] ?? [() => step.name, ''];
          return (
            <li key={step.name}>
              {step.done ? (
                <div className={c.row} data-done>
                  <IconCircleCheckFilled size={19} color="var(--ch-teal)" aria-hidden />
                  <span>
                    <span aria-hidden>{word()}</span>
                    <span className="vh">{t.step_is_done({ step: word() })}</span>
                  </span>
                </div>
              ) : (
                <Link to={`/c/${merchant}${page}` as never} className={c.row}>
                  <IconCircle size={19} color="var(--line-strong)" aria-hidden />
                  <span>{word()}</span>
                  <IconChevronRight size={16} aria-hidden />
                </Link>
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
