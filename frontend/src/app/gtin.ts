// Codes of trade: JAN, EAN, UPC and ITF end in a digit that proves the others.
const LENGTHS = [8, 12, 13, 14];

/** The last digit that belongs to these digits. */
export function checkDigit(body: string): string {
  const sum = [...body].toReversed().reduce((total, digit, n) => total + Number(digit) * (n % 2 === 0 ? 3 : 1), 0);
  return String((10 - (sum % 10)) % 10);
}

export const isGtin = (code: string) =>
  /^\d+$/.test(code) && LENGTHS.includes(code.length) && checkDigit(code.slice(0, -1)) === code.at(-1);

/** The digit that a mistyped code should end in; null where the code is right or is not one of these. */
export function wantedDigit(code: string): string | null {
  if (!/^\d+$/.test(code) || !LENGTHS.includes(code.length)) return null;
  const right = checkDigit(code.slice(0, -1));
  return right === code.at(-1) ? null : right;
}

/** What was scanned or pasted, in narrow letters; digits lose the spaces and hyphens between them, own codes keep them. */
export function plainCode(text: string): string {
  const narrow = text.normalize('NFKC').trim();
  const bare = narrow.replaceAll(/[\s-]/g, '');
  return /^\d+$/.test(bare) ? bare : narrow;
}
