/**
 * Receipts: 16 digits in four groups, the last a check digit (product §2.6). Digits have no look-alikes and can be
 * read over a telephone. The check digit is Luhn's (ISO/IEC 7812-1): it catches each single wrong digit and almost
 * every pair of neighbors that changed places.
 */
export type ReceiptCode = string;

/**
 * Completes 15 digits to a receipt.
 * @example receiptFrom('000000000000001') // '0000000000000018'
 */
export function receiptFrom(fifteenDigits: string): ReceiptCode {
  return fifteenDigits + checkDigit(fifteenDigits);
}

/**
 * Reads what somebody typed as a receipt: spaces and dashes are forgiven; null when it cannot be one.
 * @example readReceipt('0000-0000 0000 0018') // '0000000000000018'
 */
export function readReceipt(typed: string): ReceiptCode | null {
  const digits = bare(typed);
  if (!hasReceiptLength(typed)) return null;
  return checkDigit(digits.slice(0, 15)) === digits.slice(15) ? digits : null;
}

/** Tells whether this is 16 digits: all that may be said of a number before it is looked up. */
export function hasReceiptLength(typed: string): boolean {
  return /^\d{16}$/.test(bare(typed));
}

/**
 * Groups the digits for reading.
 * @example showReceipt('0000000000000018') // '0000 0000 0000 0018'
 */
export function showReceipt(code: ReceiptCode): string {
  return code.replaceAll(/(\d{4})(?=\d)/g, '$1 ');
}

function bare(typed: string): string {
  return typed.normalize('NFKC').replaceAll(/[\s\-–—.·]/gu, '');
}

function checkDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, place) => total + weigh(Number(digit), place), 0);
  return String((10 - (sum % 10)) % 10);
}

function weigh(digit: number, place: number): number {
  if (place % 2 === 1) return digit;
  return digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
}
