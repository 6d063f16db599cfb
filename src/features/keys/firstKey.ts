import { MINUTE } from '#src/domain/day.ts';
import { readPassphrase, wordsMissing } from '#src/domain/passphrase.ts';
import { mayHoldKey, type Staff } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';
import { enrollStaff } from './enrollStaff.ts';

/** Six words for a worker without a key, and what the same page posts back with them. Nothing is stored until they were typed back. */
export interface OfferedWords {
  readonly kind: 'offered';
  readonly passphrase: string;
  readonly proof: string;
}

/** Why somebody gets no first key. `not-attested`: the three questions are open; `listing-only`: one was answered with yes. */
export type NoFirstKey = 'has-key' | 'not-attested' | 'listing-only' | 'no-desk';

/** Words that were shown longer ago than this are made anew: a page that stays open is read by others. */
const LASTS = 30 * MINUTE;

/** Tells why this account gets no first key, or null when it may have one. Somebody of the Bureau opens no site, and so attests nothing. */
export async function whyNoFirstKey(ports: Pick<Ports, 'staff'>, { id, site, role }: Staff): Promise<NoFirstKey | null> {
  const record = await ports.staff.byId(id);
  if (record?.status !== 'active' || (site === null) !== (role === 'bureau')) return 'no-desk';
  if (record.wrappedKey !== null) return 'has-key';
  if (site === null) return null;
  const attestation = await ports.staff.attestation(id);
  if (attestation === null) return 'not-attested';
  return mayHoldKey(attestation) ? null : 'listing-only';
}

/** Makes six words and shows them (security/controls B8). The page carries them back encrypted, so that no key exists that nobody can open. */
export function offerWords(ports: Pick<Ports, 'ids' | 'clock' | 'signer'>, { id }: Staff): OfferedWords {
  const passphrase = ports.ids.passphrase();
  return { kind: 'offered', passphrase, proof: ports.signer.encrypt('passphrase', `${id}|${ports.clock.now()}|${passphrase}`) };
}

type NotTypedBack = { readonly reason: 'different' | 'empty' } | { readonly reason: 'miscounted'; readonly words: number };

export type MakeFirstKeyResult =
  | { readonly kind: 'made' }
  /** What was typed is not what was shown: the same words once more. */
  | (NotTypedBack & OfferedWords)
  /** Shown too long ago, or to somebody else. */
  | { readonly kind: 'outdated' }
  | { readonly kind: 'refused'; readonly because: NoFirstKey };

/** Makes the worker's key under the words that were shown, once they are typed back. */
export async function makeFirstKey(ports: Ports, staff: Staff, typed: string, proof: string): Promise<MakeFirstKeyResult> {
  const because = await whyNoFirstKey(ports, staff);
  if (because !== null) return { kind: 'refused', because };
  const [id, at, passphrase] = ports.signer.decrypt('passphrase', proof)?.split('|') ?? [];
  if (id !== staff.id || passphrase === undefined || ports.clock.now() - Number(at) > LASTS) return { kind: 'outdated' };
  const said = readPassphrase(typed);
  if (said !== passphrase) return { kind: 'offered', ...whyNot(said), passphrase, proof };
  const enrolled = await enrollStaff({ ...ports, ids: { ...ports.ids, passphrase: () => passphrase } }, staff);
  return enrolled.kind === 'enrolled' ? { kind: 'made' } : { kind: 'refused', because: 'not-attested' };
}

function whyNot(said: string): NotTypedBack {
  const words = wordsMissing(said);
  if (words !== null) return { reason: 'miscounted', words };
  return { reason: said === '' ? 'empty' : 'different' };
}
