import type { Opened, SiteIdentity, SiteKey } from '#src/ports/keys.ts';
import type { Sealed } from '#src/ports/referrals.ts';
import { openWith, sealTo } from './ageFile.ts';
import { isPart, type PartKind, type Parts } from './partShapes.ts';

const VERSION = 1;
const KIB = 1024;

/**
 * Lengths that a part may have on disk, in bytes before sealing (security/controls I3): what was written shows only as
 * one of a few sizes. Summary and contact have one each; it holds the longest answers of the form in any script (4 bytes
 * a letter), so a long name in Chinese does not stand out either.
 */
export const PART_SIZES: Readonly<Record<PartKind, readonly number[]>> = {
  summary: [2 * KIB],
  details: [2 * KIB, 4 * KIB, 8 * KIB, 16 * KIB, 32 * KIB],
  contact: [2 * KIB],
  note: [1 * KIB, 2 * KIB, 4 * KIB, 8 * KIB],
  'bureau-summary': [1 * KIB],
  'bureau-details': [4 * KIB],
  claim: [4 * KIB],
};

/** Whose part it is: a site's in one epoch, or the Bureau's, which has none. */
type Owner = Pick<SiteKey, 'site' | 'epoch'>;

/** Seals one part of an item to its owner's keys. Its place (`ctx`) lies inside, since age has no room for it outside. */
export function sealPart<Kind extends PartKind>(
  key: Owner & { readonly recipient: string | readonly string[] },
  id: string,
  kind: Kind,
  part: Parts[Kind],
): Promise<Sealed> {
  const json = JSON.stringify({ v: VERSION, ctx: contextOf(key, id, kind), ...part });
  return sealTo(key.recipient, padded(json, PART_SIZES[kind]));
}

/** Opens one part; refuses it when it stood in another place, has another version or another shape. */
export async function openPart<Kind extends PartKind>(
  identity: SiteIdentity,
  id: string,
  kind: Kind,
  sealed: Sealed,
): Promise<Opened<Parts[Kind]>> {
  const { v, ctx, ...part } = fieldsOf(await openWith(identity.identity, sealed));
  const isInPlace = v === VERSION && ctx === contextOf(identity, id, kind);
  return isInPlace && isPart(kind, part) ? { kind: 'opened', value: part } : { kind: 'cannot-be-opened' };
}

/** Where a sealed text belongs; a swapped one says another place. */
export function contextOf(key: Owner, id: string, kind: string): string {
  return `${key.site}|${key.epoch}|${id}|${kind}`;
}

/** Fills up with spaces, which JSON ignores, to the first size that fits; beyond the last one the sizes go on doubling. */
function padded(json: string, sizes: readonly number[]): string {
  const length = Buffer.byteLength(json);
  let size = sizes.find((fits) => fits >= length) ?? sizes.at(-1) ?? KIB;
  while (size < length) size *= 2;
  return json + ' '.repeat(size - length);
}

function fieldsOf(json: string | null): Record<string, unknown> {
  try {
    return { ...JSON.parse(json ?? '{}') };
  } catch {
    return {};
  }
}
