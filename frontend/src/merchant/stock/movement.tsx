// A line of the ledger in words: why, how many, from where to where, by whom, for which document.
import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Schemas } from '@/api/client';
import { num, signed } from '@/i18n/format';
import * as t from '@/i18n/gen/stock';
import type { Happened } from '@/ui/Timeline';

export type Movement = Schemas['MovementItem'];

const REASON: Record<string, () => string> = {
  receipt: t.reason_receipt,
  putaway: t.reason_putaway,
  pick: t.reason_pick,
  issue: t.reason_issue,
  count: t.reason_count,
  short_pick: t.reason_short_pick,
  return: t.reason_return,
  put_back: t.reason_put_back,
  relocation: t.reason_relocation,
  disposal: t.reason_disposal,
};
const PAGES: Record<string, string> = {
  inbound_plan: 'inbound',
  shipment: 'shipments',
  return: 'returns',
  order: 'orders',
};

/** A reason that people typed is shown as they typed it. */
export const reasonWord = (reason: string) => REASON[reason]?.() ?? reason;

/** What the whole stock gained by it: nothing where goods only moved within the walls. */
export function gained(movement: Movement): number {
  if (movement.from_bucket === 'location' && movement.to_bucket === 'location') return 0;
  return movement.to_bucket === 'location' ? movement.quantity : -movement.quantity;
}

const end = (bucket: string, location: string | null) => location ?? t.bucket({ bucket });

export const fromTo = (movement: Movement) =>
  `${end(movement.from_bucket, movement.from_location)} → ${end(movement.to_bucket, movement.to_location)}`;

export const actorWord = (name: string) => (name === 'system' ? t.by_system() : name);

export const changeWord = (movement: Movement) => {
  const change = gained(movement);
  return change === 0 ? num(movement.quantity) : signed(change);
};

export function DocumentLink({ movement, merchant }: { movement: Movement; merchant: string }) {
  const word = t.doc({ type: movement.document_type });
  const page = PAGES[movement.document_type];
  if (!page || !movement.document_id) return <span>{word}</span>;
  return (
    <Anchor
      size="sm"
      component={Link}
      style={{ textDecoration: 'underline' }}
      to={`/c/${merchant}/${page}/${movement.document_id}`}
    >
      {word}
    </Anchor>
  );
}

export function happened(movement: Movement, merchant: string): Happened {
  const change = gained(movement);
  return {
    id: movement.id,
    at: movement.moved_at,
    who: actorWord(movement.actor_name),
    tone: change > 0 ? 'good' : 'plain',
    what: (
      <>
        {reasonWord(movement.reason)} <b className="num">{changeWord(movement)}</b>
      </>
    ),
    detail: (
      <>
        {fromTo(movement)} · {movement.warehouse} · <DocumentLink movement={movement} merchant={merchant} />
      </>
    ),
  };
}
