import { RECOVERY_HOLDER, type SiteIdentity } from '#src/ports/keys.ts';
import type { Ports } from '#src/ports.ts';
import { type RecoverySheet, sheetOf, tailOf } from './recoverySheet.ts';

/** A sheet to be printed now, and what the same page posts back with the typed characters. */
export interface NewSheet {
  readonly sheet: RecoverySheet;
  readonly proof: string;
}

/** Whose sheet it is, and who has it made. */
export interface SheetAsked {
  readonly site: string;
  readonly id: string;
  /** Opens every key of the site that is at hand; asked again when the site rolled meanwhile. */
  readonly identities: () => Promise<readonly SiteIdentity[]>;
}

// A site rolls once a quarter and when somebody leaves: two at the very same moment are more than will ever be.
const MOST_TRIES = 3;

/**
 * Makes a site's recovery key and gives it every key of the site. Its private half leaves this function only as the sheet. A roll at the
 * same moment comes before it or after it, never between: no epoch is left off the paper that stands in the end.
 */
export async function makeSheet(ports: Ports, asked: SheetAsked): Promise<NewSheet> {
  const { identity, recipient } = await ports.vault.newKey();
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    if ((await keep(ports, asked, recipient)) === 'kept') {
      return { sheet: sheetOf(identity), proof: proofOf(ports, { recipient, tail: tailOf(identity) }) };
    }
  }
  throw new Error('a site rolled each time that its sheet was made');
}

async function keep(ports: Ports, { site, id, identities }: SheetAsked, recipient: string): Promise<'kept' | 'rolled-meanwhile'> {
  const newest = (await ports.keys.current(site))?.epoch;
  const opened = await identities();
  // A sheet that lacks the key of today would be found wanting on the day it is needed.
  if (!opened.some(({ epoch }) => epoch === newest)) return 'rolled-meanwhile';
  const madeAt = ports.clock.now();
  const audit = { at: madeAt, actor: id, site, object: null };
  const grants = await Promise.all(opened.map((each) => ports.vault.sealGrant(each, RECOVERY_HOLDER, recipient)));
  // One batch: from the moment that the old paper opens nothing, nothing says that it was confirmed.
  return ports.keys.setRecoverySheet(
    { site, recipient, madeAt },
    grants,
    [
      { ...audit, act: 'grant', result: RECOVERY_HOLDER },
      { ...audit, act: 'recovery-sheet', result: 'made' },
    ],
    newest,
  );
}

/** What a sheet ends with. */
export interface Proof {
  /** The sheet's public key, which only one site has. */
  readonly recipient: string;
  readonly tail: string;
}

// Encrypted under the server's key: nothing of the sheet is stored, and the page cannot read or change what it carries.
function proofOf(ports: Pick<Ports, 'signer'>, { recipient, tail }: Proof): string {
  return ports.signer.encrypt('sheet', `${recipient}|${tail}`);
}

/** Reads a proof back; null when it is not ours. */
export function readProof(ports: Pick<Ports, 'signer'>, proof: string): Proof | null {
  const [recipient, tail] = ports.signer.decrypt('sheet', proof)?.split('|') ?? [];
  return recipient && tail ? { recipient, tail } : null;
}
