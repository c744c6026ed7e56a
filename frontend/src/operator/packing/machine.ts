// The packing bench as a machine: what a scan or a key means, decided here and at once. The server confirms each parcel.
import { comparable } from '@/scanner/codes';

export interface Line {
  id: string;
  sku: string;
  name: string;
  /** Codes that count for it in their comparable form, and how many units each counts. */
  codes: ReadonlyMap<string, number>;
  /** Units of it that still need a box. */
  wanted: number;
  /** Of these, units in the present box. */
  inBox: number;
}

export interface Scanned {
  barcode: string;
  quantity: number;
}

export type Told =
  | { kind: 'right'; line: string; complete: boolean }
  | { kind: 'unknown'; code: string }
  | { kind: 'too_many'; line: string }
  | { kind: 'empty_box' }
  | { kind: 'not_all' };

export interface Bench {
  lines: readonly Line[];
  scans: readonly Scanned[];
  /** What the last scan or key came to; a new object each time, so that the screen flashes anew. */
  told: Told | null;
  /** The box key that was pressed before everything was scanned: the same key again packs what is there. */
  partial: string | null;
}

export const open = (lines: readonly Line[]): Bench => ({ lines, scans: [], told: null, partial: null });

export const isComplete = (bench: Bench) => bench.lines.every((line) => line.inBox >= line.wanted);
export const unitsIn = (bench: Bench) => bench.lines.reduce((sum, line) => sum + line.inBox, 0);
export const unitsWanted = (bench: Bench) => bench.lines.reduce((sum, line) => sum + line.wanted, 0);

/** A code was scanned at the bench. */
export function scan(bench: Bench, code: string): Bench {
  const key = comparable(code);
  const found = bench.lines.filter((line) => line.codes.has(key));
  if (found.length === 0) return { ...bench, told: { kind: 'unknown', code } };
  const fits = found.find((line) => line.inBox + (line.codes.get(key) ?? 1) <= line.wanted);
  if (!fits) return { ...bench, told: { kind: 'too_many', line: (found[0] as Line).id } };
  const inBox = fits.inBox + (fits.codes.get(key) ?? 1);
  const lines = bench.lines.map((line) => (line === fits ? { ...line, inBox } : line));
  return {
    lines,
    scans: added(bench.scans, code),
    told: { kind: 'right', line: fits.id, complete: inBox === fits.wanted },
    partial: null,
  };
}

function added(scans: readonly Scanned[], barcode: string): Scanned[] {
  const known = scans.some((one) => one.barcode === barcode);
  if (!known) return [...scans, { barcode, quantity: 1 }];
  return scans.map((one) => (one.barcode === barcode ? { ...one, quantity: one.quantity + 1 } : one));
}

/** A box was chosen. `pack` says whether to pack now: a box that is not complete wants the same key twice. */
export function choose(bench: Bench, box: string): { bench: Bench; pack: boolean } {
  if (unitsIn(bench) === 0) return { bench: { ...bench, told: { kind: 'empty_box' } }, pack: false };
  if (isComplete(bench) || bench.partial === box) return { bench: { ...bench, told: null, partial: null }, pack: true };
  return { bench: { ...bench, told: { kind: 'not_all' }, partial: box }, pack: false };
}
