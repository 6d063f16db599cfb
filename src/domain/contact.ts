// A number without its area code; what people write around it ("ask for Tom at the shop") is theirs.
const FEWEST_DIGITS = 7;

/**
 * Tells whether somebody could be reached by what stands here: a telephone number or an email address is somewhere in it.
 * Meant kindly: it is only ever asked about, never refused.
 * @example looksReachable('ask for Tom at the shop, 206-555-0100') // true
 * @example looksReachable('tom@') // false
 */
export function looksReachable(contact: string): boolean {
  const digits = contact.match(/\p{Nd}/gu)?.length ?? 0;
  return digits >= FEWEST_DIGITS || /[^\s@]@[^\s@]+\.[^\s@.]/u.test(contact);
}
