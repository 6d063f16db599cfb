import type { Grant, Holder, Opened, SiteIdentity } from '#src/ports/keys.ts';
import { openWith, sealTo } from './ageFile.ts';
import { contextOf } from './sealedPart.ts';

const VERSION = 1;
// What `age -d` prints is an identity file as age itself reads it: the recovery sheet opens a grant, and what comes out
// opens the messages, without any program of ours (security/controls I8).
const CONTENT = /^# (\{.*\})\n(AGE-SECRET-KEY-1[0-9A-Z]{58})\n$/;

/** Seals an epoch's private key to one holder. */
export async function sealGrantTo(identity: SiteIdentity, holder: Holder, recipient: string): Promise<Grant> {
  const { site, epoch } = identity;
  const sealed = await sealTo(recipient, `# ${headOf({ site, epoch, holder })}\n${identity.identity}\n`);
  return { site, epoch, holder, sealed };
}

/** Opens an epoch's private key; refuses a grant that was made for another site, epoch or holder. */
export async function openGrantWith(identity: string, grant: Grant): Promise<Opened<SiteIdentity>> {
  const [, head, epochIdentity] = CONTENT.exec((await openWith(identity, grant.sealed)) ?? '') ?? [];
  if (head !== headOf(grant) || !epochIdentity) return { kind: 'cannot-be-opened' };
  return { kind: 'opened', value: { site: grant.site, epoch: grant.epoch, identity: epochIdentity } };
}

function headOf(place: Pick<Grant, 'site' | 'epoch' | 'holder'>): string {
  return JSON.stringify({ v: VERSION, ctx: contextOf(place, place.holder, 'grant') });
}
