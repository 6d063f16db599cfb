import { encodeQR } from 'qr';

/** White modules that must lie around the code, so that a camera finds it (ISO/IEC 18004). */
const QUIET = 4;

/** A QR code as one path of black squares, each one unit wide, in a square of `size` units. */
export interface QrPath {
  readonly size: number;
  readonly d: string;
}

/** Draws a text as a QR code that can lose 15 % to dirt and creases (error correction "medium"). */
export function qrPath(text: string): QrPath {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: QUIET });
  return { size: rows.length, d: rows.map((row, y) => rowPath(row, y)).join('') };
}

/** Neighbors in a row are one rectangle: no hairlines between them on paper. */
function rowPath(row: readonly boolean[], y: number): string {
  const starts = row.flatMap((isBlack, x) => (isBlack && !row[x - 1] ? [x] : []));
  return starts.map((x) => `M${x} ${y}h${runOf(row, x)}v1h-${runOf(row, x)}z`).join('');
}

function runOf(row: readonly boolean[], from: number): number {
  const end = row.indexOf(false, from);
  return (end === -1 ? row.length : end) - from;
}
