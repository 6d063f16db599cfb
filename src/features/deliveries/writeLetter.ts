import { assertNever } from '#src/domain/assertNever.ts';
import { dayOf, type Instant } from '#src/domain/day.ts';
import { linkText } from '#src/domain/freshness.ts';
import { isWorthSending } from '#src/domain/letters.ts';
import { bureauMessage } from '#src/emails/bureauMessage.ts';
import { bureauWork } from '#src/emails/bureauWork.ts';
import { invitation } from '#src/emails/invitation.ts';
import { listingAnswer } from '#src/emails/listingAnswer.ts';
import { listingChange } from '#src/emails/listingChange.ts';
import { newWork } from '#src/emails/newWork.ts';
import { signInCode } from '#src/emails/signInCode.ts';
import { stillTrue } from '#src/emails/stillTrue.ts';
import type { Delivery, Letter, Ports } from '#src/ports.ts';

export type WriteLetterResult =
  | { readonly kind: 'written'; readonly letter: Letter }
  | { readonly kind: 'not-owed'; readonly because: 'suspended' | 'too-late' | 'answered' | 'code-unreadable' };

type Words = { readonly subject: string; readonly text: string };

/** Writes the letter that a delivery owes, to the stored address and no other; somebody suspended gets nothing. */
export async function writeLetter(ports: Ports, delivery: Delivery, now: Instant): Promise<WriteLetterResult> {
  const to = await addressOf(ports, delivery);
  if (to === null) return { kind: 'not-owed', because: 'suspended' };
  if (!isWorthSending(delivery, now)) return { kind: 'not-owed', because: 'too-late' };
  if (delivery.kind === 'still-true' && !(await isStillAsked(ports, delivery))) return { kind: 'not-owed', because: 'answered' };
  const words = wordsOf(ports, delivery);
  if (words === null) return { kind: 'not-owed', because: 'code-unreadable' };
  return { kind: 'written', letter: { to, ...words, idempotencyKey: delivery.id } };
}

/** The stored address: of somebody who is still there, or the contact address of a site. */
async function addressOf(ports: Ports, { staffId, site }: Delivery): Promise<string | null> {
  if (staffId === null) return site ? contactOf(ports, site) : null;
  const recipient = await ports.staff.byId(staffId);
  return recipient?.status === 'active' ? recipient.email : null;
}

/** The address on file, or else the mailbox that the public is told. */
async function contactOf({ sites }: Ports, slug: string): Promise<string | null> {
  return (await sites.record(slug))?.contactEmail ?? (await sites.bySlug(slug))?.listing.email ?? null;
}

/** Not once the site has answered, or has ended: a letter that waited would ask for what is done. */
async function isStillAsked(ports: Ports, { about = null, firstDueAt }: Delivery): Promise<boolean> {
  const site = about === null ? null : await ports.sites.bySlug(about);
  if (site === null || site.listing.stage === 'ended') return false;
  const { confirmedOn } = site.listing;
  return confirmedOn === null || confirmedOn < dayOf(firstDueAt, 'UTC');
}

function wordsOf(ports: Ports, delivery: Delivery): Words | null {
  switch (delivery.kind) {
    case 'new-work':
      return newWork({ publicOrigin: ports.settings.publicOrigin });
    case 'bureau-message':
      return bureauMessage({ publicOrigin: ports.settings.publicOrigin });
    case 'bureau-work':
      return bureauWork({ publicOrigin: ports.settings.publicOrigin });
    case 'listing-change':
      return listingChange({ publicOrigin: ports.settings.publicOrigin, contact: ports.settings.operator?.contact ?? null });
    case 'listing-answer':
      return listingAnswer({ publicOrigin: ports.settings.publicOrigin });
    case 'invitation':
      return invitation({ publicOrigin: ports.settings.publicOrigin });
    case 'still-true':
      return stillTrue({ link: stillTrueLink(ports, delivery) });
    case 'sign-in-code': {
      const code = delivery.secret === null ? null : ports.signer.decrypt('letter', delivery.secret);
      return code === null ? null : signInCode({ code, askedAt: delivery.firstDueAt });
    }
    default:
      return assertNever(delivery.kind);
  }
}

/** The page that asks, with what proves that the letter came from here: the site and the day on which it was asked. */
function stillTrueLink({ signer, settings }: Ports, { about, firstDueAt }: Delivery): string {
  const site = about ?? '';
  const key = signer.sign('still-true', linkText({ site, writtenOn: dayOf(firstDueAt, 'UTC') }));
  return `${settings.publicOrigin}/sites/${site}/still-true/?key=${encodeURIComponent(key)}`;
}
