// Lines pasted from a spreadsheet: a SKU and a quantity each. A head line and empty lines are passed over.
export interface Pasted {
  lines: { sku: string; quantity: number }[];
  /** Numbers of the lines that cannot be read. */
  wrong: number[];
}

const CELLS = /[\t,;]/;
const isQuantity = (text: string | undefined) => /^\d{1,7}$/.test(text ?? '') && Number(text) > 0;

export function readPasted(text: string): Pasted {
  const sums = new Map<string, number>();
  const wrong: number[] = [];
  let seen = false;
  for (const [n, line] of text.split(/\r?\n/).entries()) {
    if (!line.trim()) continue;
    const isFirst = !seen;
    seen = true;
    const cells = line
      .normalize('NFKC')
      .split(CELLS)
      .map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
    const sku = cells[0] ?? '';
    const quantity = cells.slice(1).find(isQuantity);
    if (sku && quantity) sums.set(sku, (sums.get(sku) ?? 0) + Number(quantity));
    else if (!isFirst) wrong.push(n + 1);
  }
  return { lines: [...sums].map(([sku, quantity]) => ({ sku, quantity })), wrong };
}
