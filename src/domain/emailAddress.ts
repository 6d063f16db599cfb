// RFC 5321 leaves room for no more.
const LONGEST_ADDRESS = 254;

/**
 * An address as it is compared: exactly, in lower case, ASCII only (security/controls B6).
 * @example readAddress(' Ana@Example.org ') // 'ana@example.org'
 */
export function readAddress(typed: string): string | null {
  const trimmed = typed.trim();
  return trimmed.length <= LONGEST_ADDRESS && /^[!-~]+@[!-~]+$/.test(trimmed) ? trimmed.toLowerCase() : null;
}

/**
 * The same for an address that is written down anew, so that a slip of the finger does not wait in a letter that never arrives: one
 * `@`, and a domain of two parts at the least.
 * @example readNewAddress('ana@example') // null
 */
export function readNewAddress(typed: string): string | null {
  const address = readAddress(typed);
  return address !== null && /^[^@<>(),;:"\\[\]]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(address) ? address : null;
}
