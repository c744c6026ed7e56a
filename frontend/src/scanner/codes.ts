// What scanners send, made comparable: full-width letters of a Japanese input method, symbology marks, padded GTINs.

const AIM = /^\][A-Za-z][0-9A-Za-z]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: scanners put group separators between GS1 fields
const CONTROL = /[\u0000-\u001f\u007f]/g;

/** A scanned or typed code as it is printed: half width, without what the scanner added. */
export const tidy = (raw: string) => raw.normalize('NFKC').replace(CONTROL, '').trim().replace(AIM, '');

/** The same thing whether it is read as UPC-A, EAN-13 or GTIN-14, in capitals or not. */
export function comparable(code: string) {
  const plain = tidy(code).toUpperCase();
  return /^\d{12,14}$/.test(plain) ? plain.padStart(14, '0') : plain;
}

export const sameCode = (one: string, other: string) => comparable(one) === comparable(other);
