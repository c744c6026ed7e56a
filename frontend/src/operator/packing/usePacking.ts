// The bench between scanner and server: what is open, what the machine says, and the parcel in the making.
import { useLocalStorage } from '@mantine/hooks';
import { useCallback, useState } from 'react';
import { get, type Schemas, send } from '@/api/client';
import { explain, Problem } from '@/api/problem';
import { queries, stale } from '@/api/queries';
import { shipmentWord } from '@/app/fulfilment/words';
import { today } from '@/i18n/format';
import * as t from '@/i18n/gen/packing';
import { comparable } from '@/scanner/codes';
import { answer } from '@/scanner/sounds';
import { BOXES, type Box } from './boxes';
import { type Bench, choose, type Line, open, scan } from './machine';
import { labelPaper, notePaper, print } from './printing';

export type Shipment = Schemas['Bench'];

export type Phase =
  | { name: 'idle' }
  | { name: 'units' }
  | { name: 'packing' }
  | { name: 'label'; parcel: string; label: string | null; slow: boolean; warnings: string[]; whole: boolean }
  | { name: 'done'; parcel: string; whole: boolean };

export interface Trouble {
  text: string;
  /** Changes with every trouble, so that the same one flashes again. */
  at: number;
}

const linesOf = (shipment: Shipment): Line[] =>
  shipment.lines.map((line) => ({
    id: line.line_id,
    sku: line.sku,
    name: line.name,
    codes: new Map([
      [comparable(line.sku), 1],
      ...line.barcodes.map((one) => [comparable(one.code), one.quantity] as const),
    ]),
    wanted: line.picked - line.packed,
    inBox: 0,
  }));

const LABEL_TRIES = 40;
const LABEL_PAUSE = 300;

/** The parcel's label once it is bought; null when it takes too long. */
async function labelOf(parcel: string): Promise<string | null> {
  for (let n = 0; n < LABEL_TRIES; n += 1) {
    try {
      const found = await get('/api/operator/v1/parcels/{number}/label', { params: { path: { number: parcel } } });
      return found.tracking_number;
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 404) throw error;
    }
    await new Promise((go) => window.setTimeout(go, LABEL_PAUSE));
  }
  return null;
}

export function usePacking() {
  const [shipment, setShipment] = useState<Shipment | null>(null);
  const [bench, setBench] = useState<Bench>(() => open([]));
  const [phase, setPhase] = useState<Phase>({ name: 'idle' });
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [weight, setWeight] = useState<number | null>(null);
  const [prints, setPrints] = useLocalStorage({
    key: 'packing.prints',
    defaultValue: true,
    getInitialValueInEffect: false,
  });
  const rate = useRate();

  const fail = useCallback((error: unknown) => {
    answer('bad');
    setTrouble({ text: typeof error === 'string' ? error : explain(error), at: Date.now() });
  }, []);

  const bring = useCallback(
    async (number: string) => {
      setTrouble(null);
      try {
        const found = await get('/api/operator/v1/packing/{number}', { params: { path: { number } } });
        const lines = linesOf(found);
        if (lines.every((line) => line.wanted === 0))
          return fail(t.not_packable({ status: shipmentWord(found.shipment.status) }));
        setShipment(found);
        setBench(open(lines));
        setWeight(null);
        setPhase({ name: 'units' });
        answer('good');
      } catch (error) {
        fail(error);
      }
    },
    [fail],
  );

  const take = useCallback((code: string) => {
    setTrouble(null);
    setBench((former) => {
      const next = scan(former, code);
      answer(next.told?.kind === 'right' ? (next.told.complete ? 'done' : 'good') : 'bad');
      return next;
    });
  }, []);

  const labelled = async (parcel: string, whole: boolean, warnings: string[]) => {
    setPhase({ name: 'label', parcel, label: null, slow: false, warnings, whole });
    const label = await labelOf(parcel);
    setPhase({ name: 'label', parcel, label, slow: label === null, warnings, whole });
    if (label && prints) print(labelPaper(parcel));
  };

  const pack = async (box: Box, chosen: Bench) => {
    if (!shipment) return;
    setPhase({ name: 'packing' });
    try {
      const packed = await send('post', '/api/operator/v1/shipments/{shipment_id}/parcels', {
        params: { path: { shipment_id: shipment.shipment.id } },
        body: {
          box_code: box.code,
          length_mm: box.length_mm,
          width_mm: box.width_mm,
          height_mm: box.height_mm,
          weight_g: weight ?? proposed(shipment, chosen, box),
          scans: chosen.scans.map((one) => ({ ...one })),
        },
      });
      answer('done');
      rate.count();
      void stale(queries, ['/api/operator/v1/shipments', '/api/operator/v1/waves', '/api/operator/v1/today']);
      if (prints && packed.shipment_packed) print(notePaper(shipment.shipment.id));
      await labelled(packed.parcel.number, packed.shipment_packed, [...packed.warnings]);
    } catch (error) {
      setPhase({ name: 'units' });
      fail(error);
    }
  };

  const pressBox = (box: Box) => {
    const { bench: next, pack: now } = choose(bench, box.key);
    setBench(next);
    if (next.told) answer('bad');
    if (now) void pack(box, next);
  };

  const verify = async (parcel: string, label: string, whole: boolean) => {
    try {
      await send('post', '/api/operator/v1/parcels/{number}/label-check', {
        params: { path: { number: parcel } },
        body: { label },
      });
      answer('done');
      setTrouble(null);
      setPhase({ name: 'done', parcel, whole });
    } catch (error) {
      fail(error);
    }
  };

  const leave = () => {
    setShipment(null);
    setBench(open([]));
    setTrouble(null);
    setPhase({ name: 'idle' });
  };
  return {
    shipment,
    bench,
    phase,
    trouble,
    weight,
    setWeight,
    prints,
    setPrints,
    today: rate.today,
    bring,
    take,
    pressBox,
    verify,
    leave,
    again: () => shipment && void bring(shipment.shipment.number),
  };
}

/** What box and goods should weigh together, in g. */
export function proposed(shipment: Shipment, bench: Bench, box: Box) {
  const weights = new Map(shipment.lines.map((line) => [line.line_id, line.weight_g]));
  const goods = bench.lines.reduce((sum, line) => sum + (weights.get(line.id) ?? 0) * line.inBox, 0);
  return goods + box.tare_g;
}

/** Parcels packed at this station today. */
function useRate() {
  const [kept, setKept] = useLocalStorage({
    key: 'packing.rate',
    defaultValue: { day: '', n: 0 },
    getInitialValueInEffect: false,
  });
  const n = kept.day === today() ? kept.n : 0;
  return { today: n, count: () => setKept({ day: today(), n: n + 1 }) };
}

export const boxOf = (key: string) => BOXES.find((box) => box.key === key);
