// Charges as a list: each says what was done, for what, and how the amount came about.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { day, money, num, price, taxRate } from '@/i18n/format';
import * as t from '@/i18n/gen/billing';
import type { Column } from '@/ui/list/columns';
import { Pill } from '@/ui/Pill';
import { type Charge, kindWord, sentenceOf } from './words';

/** Where a side shows the document that a charge is for; null where it has no page. */
export type DocumentAddress = (type: string, id: string) => string | null;

const Kind = ({ charge }: { charge: Charge }) => (
  <>
    {kindWord(charge.kind)} {charge.reverses_id && <Pill tone="warn">{t.reversed()}</Pill>}
  </>
);

interface ChargeCardProps {
  charge: Charge;
  addressOf: DocumentAddress;
  /** What can be done with it. */
  act?: ReactNode;
}

/** A charge where a row is too wide. */
export const ChargeCard = ({ charge, addressOf, act }: ChargeCardProps) => (
  <div className="row-card">
    <b>
      <Kind charge={charge} />
    </b>
    <b className="num">{money(charge.amount, charge.currency)}</b>
    <small>
      {day(charge.business_date)} <DocumentLink charge={charge} addressOf={addressOf} />
    </small>
    <span>{act}</span>
    <span className="whole">{sentenceOf(charge)}</span>
  </div>
);

export const chargeColumns = (addressOf: DocumentAddress): Column<Charge>[] => [
  { id: 'day', label: t.day, width: 110, fixed: true, cell: (charge) => day(charge.business_date) },
  { id: 'kind', label: t.kind, width: 170, cell: (charge) => <Kind charge={charge} /> },
  {
    id: 'why',
    label: t.why,
    cell: (charge) => <span title={sentenceOf(charge)}>{sentenceOf(charge)}</span>,
  },
  {
    id: 'document',
    label: t.document,
    width: 80,
    cell: (charge) => <DocumentLink charge={charge} addressOf={addressOf} />,
  },
  { id: 'by', label: t.by_whom, width: 120, extra: true, cell: (charge) => charge.operation.actor },
  { id: 'quantity', label: t.quantity, width: 80, align: 'end', cell: (charge) => num(charge.quantity) },
  {
    id: 'unit_price',
    label: t.unit_price,
    width: 100,
    align: 'end',
    cell: (charge) => price(charge.unit_price, charge.currency),
  },
  { id: 'tax', label: t.tax_rate, width: 70, align: 'end', extra: true, cell: (charge) => taxRate(charge.tax_bp) },
  {
    id: 'amount',
    label: t.amount,
    width: 110,
    align: 'end',
    fixed: true,
    cell: (charge) => money(charge.amount, charge.currency),
  },
];

function DocumentLink({ charge, addressOf }: { charge: Charge; addressOf: DocumentAddress }) {
  const to = addressOf(charge.operation.document_type, charge.operation.document_id);
  return to ? <Link to={to}>{t.open_document()}</Link> : null;
}
