import { createHmac, randomBytes } from 'node:crypto';
import { isIP, isIPv4 } from 'node:net';
import { HOUR, type Instant } from '#src/domain/day.ts';

/**
 * The address that our outermost proxy saw: each trusted proxy appends one, so it is counted from the right (controls A8).
 * Whatever the sender wrote himself stands further left and is never looked at. Too few entries: the socket's own address.
 * @example clientAddress('10.0.0.9', '6.6.6.6, 198.51.100.7', 1) // '198.51.100.7'
 */
export function clientAddress(socketAddress: string, forwardedFor: string | undefined, trustedHops: number): string {
  if (trustedHops === 0 || forwardedFor === undefined) return socketAddress;
  const entry = forwardedFor.split(',').at(-trustedHops)?.trim() ?? '';
  const address = withoutPort(entry);
  return isIP(address) === 0 ? socketAddress : address;
}

/**
 * The network that an address belongs to: /24 for IPv4, /56 for IPv6 (one household or office).
 * @example networkOf('198.51.100.7') // '198.51.100'
 * @example networkOf('2001:db8:1:2ff::9') // '2001:db8:1:200'
 */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (isIPv4(plain)) return plain.split('.').slice(0, 3).join('.');
  const groups = groupsOf(plain);
  const fourth = (groups[3] ?? 0) & 0xff00;
  return [...groups.slice(0, 3), fourth].map((group) => group.toString(16)).join(':');
}

/** Turns an address into a key for counting in memory: HMAC-SHA256 of its network under a random key that is replaced each day (controls §0). */
export function createClientNetworks(now: () => Instant): (address: string) => string {
  let day = Number.NaN;
  let key = randomBytes(32);
  return (address) => {
    const today = Math.floor(now() / (24 * HOUR));
    if (today !== day) {
      day = today;
      key = randomBytes(32);
    }
    return createHmac('sha256', key).update(networkOf(address)).digest('base64url');
  };
}

function withoutPort(entry: string): string {
  const bracketed = /^\[([^\]]*)\]/.exec(entry);
  if (bracketed !== null) return bracketed[1] ?? '';
  return /^[\d.]+:\d+$/.test(entry) ? entry.slice(0, entry.indexOf(':')) : entry;
}

/** The eight 16-bit groups of an IPv6 address, `::` filled with zeros. */
function groupsOf(address: string): number[] {
  const [head = '', tail] = address.split('::');
  const left = numbersOf(head);
  const right = numbersOf(tail ?? '');
  return [...left, ...Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => 0), ...right];
}

function numbersOf(half: string): number[] {
  return half === '' ? [] : half.split(':').map((group) => Number.parseInt(group, 16));
}
