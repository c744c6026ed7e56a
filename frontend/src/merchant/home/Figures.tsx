// Four numbers with the line of their last days; each leads to where it comes from.
import { Link, useParams } from '@tanstack/react-router';
import type { Schemas } from '@/api/client';
import { money, num, percent } from '@/i18n/format';
import * as t from '@/i18n/gen/home';
import { Spark } from '@/ui/Spark';
import c from './Home.module.css';

type Figure = Schemas['Figure'];

const WORD: Record<string, () => string> = {
  orders_today: t.orders_today,
  in_time: t.in_time,
  held: t.held,
  cost_per_order: t.cost_per_order,
};

export function Figures({ figures, currency }: { figures: readonly Figure[]; currency: string }) {
  return (
    <section className={c.figures} aria-label={t.figures()}>
      {figures.map((figure) => (
        <OneFigure key={figure.name} figure={figure} currency={currency} />
      ))}
    </section>
  );
}

function shown({ name, value }: Figure, currency: string): string {
  if (value === null) return t.no_value();
  if (name === 'in_time') return percent(value, 1);
  return name === 'cost_per_order' ? money(value, currency) : num(value);
}

function OneFigure({ figure, currency }: { figure: Figure; currency: string }) {
  const { merchant } = useParams({ from: '/c/$merchant' });
  const label = WORD[figure.name]?.() ?? figure.name;
  const values = figure.series.map((point) => point.value).filter((value): value is number => value !== null);
  const body = (
    <>
      <h2>{label}</h2>
      <b className="num">{shown(figure, currency)}</b>
      <Spark values={values} />
      <small>{t.over_14()}</small>
    </>
  );
  if (figure.name === 'held')
    return (
      <Link
        to={`/c/${merchant}/orders` as never}
        search={{ held: true } as never}
        className={`card ${c.figure}`}
        style={{ color: 'inherit', textDecoration: 'none' }}
      >
        {body}
      </Link>
    );
  return <div className={`card ${c.figure}`}>{body}</div>;
}
