import { type Ports, RECOVERY_HOLDER, type SiteIdentity } from '#src/ports.ts';
import { type RecoverySheet, sheetOf, tailOf } from './recoverySheet.ts';

/** A sheet to be printed now, and what the same page posts back with the typed characters. */
export interface NewSheet {
  readonly sheet: RecoverySheet;
  readonly proof: string;
}

/** Makes a site's recovery key and gives it every key of the site. Its private half leaves this function only as the sheet. */
export async function makeSheet(ports: Ports, identities: readonly SiteIdentity[], actor: { site: string; id: string }): Promise<NewSheet> {
  const { identity, recipient } = await ports.vault.newKey();
  const { site } = actor;
  const madeAt = ports.clock.now();
  const audit = { at: madeAt, actor: actor.id, site, object: null };
  const grants = await Promise.all(identities.map((each) => ports.vault.sealGrant(each, RECOVERY_HOLDER, recipient)));
  // One batch: from the moment that the old paper opens nothing, nothing says that it was confirmed.
  await ports.keys.setRecoverySheet({ site, recipient, madeAt }, grants, [
    { ...audit, act: 'grant', result: RECOVERY_HOLDER },
    { ...audit, act: 'recovery-sheet', result: 'made' },
  ]);
  return { sheet: sheetOf(identity), proof: proofOf(ports, { recipient, tail: tailOf(identity) }) };
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
