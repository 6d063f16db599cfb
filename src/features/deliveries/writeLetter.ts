import { dayOf, type Instant } from '#src/domain/day.ts';
import { UNDECIDED_STATES } from '#src/domain/deskViews.ts';
import { linkText } from '#src/domain/freshness.ts';
import { isToOldAddress, isWorthSending } from '#src/domain/letters.ts';
import { type Locale, localePath } from '#src/domain/locale.ts';
import type { LetterText } from '#src/emails/everyLanguage.ts';
import { auditHead, constantLetter, listingChange, signInCode, stillTrue } from '#src/emails/letters.ts';
import type { Delivery, Letter } from '#src/ports/letters.ts';
import type { Ports } from '#src/ports.ts';

export type WriteLetterResult =
  | { readonly kind: 'written'; readonly letter: Letter }
  | { readonly kind: 'not-owed'; readonly because: 'suspended' | 'too-late' | 'answered' | 'done' | 'code-unreadable' };

/** Writes the letter that a delivery owes, to the stored address and no other; somebody suspended gets nothing. */
export async function writeLetter(ports: Ports, delivery: Delivery, now: Instant): Promise<WriteLetterResult> {
  const to = isToOldAddress(delivery) ? oldAddressIn(ports, delivery) : await addressOf(ports, delivery);
  if (to === null) return { kind: 'not-owed', because: 'suspended' };
  if (!isWorthSending(delivery, now)) return { kind: 'not-owed', because: 'too-late' };
  if (delivery.kind === 'still-true' && !(await isStillAsked(ports, delivery))) return { kind: 'not-owed', because: 'answered' };
  if (await isDone(ports, delivery, now)) return { kind: 'not-owed', because: 'done' };
  const words = wordsOf(ports, delivery);
  if (words === null) return { kind: 'not-owed', because: 'code-unreadable' };
  return { kind: 'written', letter: { to, ...words, idempotencyKey: delivery.id } };
}

/** The address that somebody had until now. Nothing that becomes of the account meanwhile keeps this letter from its owner. */
function oldAddressIn({ signer }: Ports, { secret }: Delivery): string | null {
  return secret === null ? null : signer.decrypt('letter', secret);
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

/** The work that a letter is about was done before it left: it stops there (peers.md D5). */
async function isDone(ports: Ports, delivery: Delivery, now: Instant): Promise<boolean> {
  const { kind, about = null, staffId } = delivery;
  if (kind === 'promise-missed' || kind === 'bureau-promise') return about !== null && (await ports.ladders.countMissed(about, now)) === 0;
  if (kind !== 'new-work' || staffId === null) return false;
  const person = await ports.staff.byId(staffId);
  // A first letter that leaves at once is as old as its work: nobody can have done it.
  if (person?.site == null || (delivery.nth === 1 && person.letters?.pace !== 'morning')) return false;
  // Whoever went on leave meanwhile is left alone; a colleague who can read was told with them.
  return person.onLeaveSince !== null || (await ports.referrals.count(person.site, { states: UNDECIDED_STATES })) === 0;
}

function wordsOf(ports: Ports, delivery: Delivery): LetterText | null {
  const { publicOrigin, operator } = ports.settings;
  switch (delivery.kind) {
    case 'listing-change':
      return listingChange(publicOrigin, operator?.contact ?? null);
    case 'still-true':
      return stillTrue(stillTrueLink(ports, delivery));
    case 'audit-head':
      return delivery.about ? auditHead(delivery.about) : null;
    case 'sign-in-code': {
      const code = delivery.secret === null ? null : ports.signer.decrypt('letter', delivery.secret);
      return code === null ? null : signInCode(code, delivery.firstDueAt);
    }
    default:
      return constantLetter(delivery.kind, publicOrigin);
  }
}

/** The page that asks, with what proves that the letter came from here: the site and the day on which it was asked. */
function stillTrueLink({ signer, settings }: Ports, { about, firstDueAt }: Delivery): (locale: Locale) => string {
  const site = about ?? '';
  const key = signer.sign('still-true', linkText({ site, writtenOn: dayOf(firstDueAt, 'UTC') }));
  const path = `/sites/${site}/still-true/?key=${encodeURIComponent(key)}`;
  return (locale) => settings.publicOrigin + localePath(locale, path);
}
