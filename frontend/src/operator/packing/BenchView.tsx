// A shipment on the bench: what must go into the box, what is in it, and the boxes.
import { Button, Kbd, NumberInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { num } from '@/i18n/format';
import * as t from '@/i18n/gen/packing';
import { Thumb } from '@/ui/Thumb';
import { BOXES } from './boxes';
import { type Bench, isComplete, type Line, unitsIn, unitsWanted } from './machine';
import c from './Packing.module.css';
import { proposed, type usePacking } from './usePacking';

interface Props {
  packing: ReturnType<typeof usePacking>;
  weighing: boolean;
  onWeighing: (on: boolean) => void;
}

export function BenchView({ packing, weighing, onWeighing }: Props) {
  const { shipment, bench } = packing;
  if (!shipment) return null;
  const complete = isComplete(bench);
  const last = bench.told?.kind === 'right' ? bench.told.line : null;
  const wrong = bench.told !== null && bench.told.kind !== 'right';
  return (
    <div className={c.bench}>
      <section className={c.lines} aria-label={shipment.shipment.number}>
        <div className={c.what} data-done={complete || undefined} aria-live="assertive">
          <b className="mono">{shipment.shipment.number}</b>
          <span>{complete ? t.choose_box() : t.scan_units()}</span>
          <strong className="num">{t.units({ n: num(unitsIn(bench)), total: num(unitsWanted(bench)) })}</strong>
        </div>
        {shipment.note && (
          <p className={c.note}>
            <b>{t.note()}</b> {shipment.note}
          </p>
        )}
        {wrong && <Wrong bench={bench} key={packing.bench.scans.length + String(Date.now())} />}
        <ul>
          {bench.lines.map((line) => (
            <LineRow key={line.id} line={line} last={line.id === last} />
          ))}
        </ul>
      </section>
      <aside className={c.boxes}>
        {BOXES.map((box) => (
          <Button
            key={box.key}
            variant={complete ? 'filled' : 'default'}
            size="xl"
            justify="space-between"
            onClick={() => packing.pressBox(box)}
            loading={packing.phase.name === 'packing'}
            rightSection={<Kbd size="lg">{box.key}</Kbd>}
          >
            <span>
              {t.box({ name: box.code })}
              <small>{t.box_sides({ a: box.length_mm / 10, b: box.width_mm / 10, c: box.height_mm / 10 })}</small>
            </span>
          </Button>
        ))}
        <NumberInput
          label={t.weight()}
          description={t.weight_hint()}
          value={packing.weight ?? proposed(shipment, bench, BOXES[0] as (typeof BOXES)[number])}
          min={1}
          allowDecimal={false}
          ref={(field) => {
            if (weighing) field?.select();
          }}
          onFocus={() => onWeighing(true)}
          onBlur={() => onWeighing(false)}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
          onChange={(value) => packing.setWeight(typeof value === 'number' && value > 0 ? value : null)}
        />
      </aside>
    </div>
  );
}

function LineRow({ line, last }: { line: Line; last: boolean }) {
  const done = line.inBox >= line.wanted;
  return (
    <li className={c.line} data-done={done || undefined} data-last={last || undefined} key={`${line.id} ${line.inBox}`}>
      <Thumb name={line.name} size={56} />
      <div>
        <b>{line.name}</b>
        <span className="mono">{line.sku}</span>
      </div>
      <strong className="num">
        {done && <IconCheck size={22} aria-hidden />}
        {t.units({ n: num(line.inBox), total: num(line.wanted) })}
      </strong>
    </li>
  );
}

function Wrong({ bench }: { bench: Bench }) {
  const { told } = bench;
  if (!told || told.kind === 'right') return null;
  const open = bench.lines.filter((line) => line.inBox < line.wanted);
  return (
    <div className={c.wrong} role="alert">
      <b>
        {told.kind === 'unknown' && t.wrong_code()}
        {told.kind === 'too_many' &&
          t.too_many({ name: bench.lines.find((line) => line.id === told.line)?.name ?? '' })}
        {told.kind === 'empty_box' && t.empty_box()}
        {told.kind === 'not_all' && t.not_all()}
      </b>
      {told.kind === 'unknown' && (
        <span>
          <span className="mono">{told.code}</span> · {t.expected({ skus: open.map((line) => line.sku).join(', ') })}
        </span>
      )}
    </div>
  );
}
