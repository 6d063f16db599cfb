import { type Invitee, invitedUntil, readInvitee } from '#src/domain/invitation.ts';
import type { Site } from '#src/domain/site.ts';
import type { StaffRecord } from '#src/ports/staff.ts';
import type { Ports } from '#src/ports.ts';

export interface InviteManagerAsked {
  readonly slug: string;
  readonly email: string;
  readonly name: string;
}

export type NotInvited =
  | 'no-such-site'
  /** Already open: its own managers invite colleagues. */
  | 'live'
  | 'ended'
  | 'departs-from-model'
  | 'no-address'
  | 'no-name'
  | 'taken'
  /** Somebody there has made a key: what they began is theirs. */
  | 'has-manager';

export type InviteManagerResult =
  /** `again`: the account was there, without a key; a new letter counts from now. `anew`: a yes to one of the three questions is taken back. */
  | { readonly kind: 'invited'; readonly email: string; readonly siteName: string; readonly again: boolean; readonly anew: boolean }
  | { readonly kind: 'refused'; readonly because: NotInvited };

/**
 * Asks somebody to set a site up: their account as its manager, without a key, the set-up, and the letter that says where to sign in within
 * 72 hours. It sets facts and sends the invitation, no more (product §3): keys are made by that person, in a browser. Whoever answered yes to
 * one of the three questions by mistake, and never had a key, answers them anew.
 */
export async function inviteManager(ports: Ports, asked: InviteManagerAsked): Promise<InviteManagerResult> {
  const site = await ports.sites.bySlug(asked.slug);
  if (site === null) return refused('no-such-site');
  const because = whyNoSetup(site);
  if (because !== null) return refused(because);
  const read = readInvitee(asked);
  if (read.kind === 'wrong') return refused(read.fields.includes('email') ? 'no-address' : 'no-name');
  const there = await ports.staff.byEmail(read.invitee.email);
  if (there !== null && !isManagerOf(there, asked.slug)) return refused('taken');
  if ((await ports.staff.ofSite(asked.slug)).some(keepsKey)) return refused('has-manager');
  return invite(ports, site, read.invitee, there);
}

async function invite(ports: Ports, { listing }: Site, invitee: Invitee, there: StaffRecord | null): Promise<InviteManagerResult> {
  const { slug } = listing;
  const at = ports.clock.now();
  const until = { id: there?.id ?? ports.ids.next(), invitedUntil: invitedUntil(at) };
  const anew = there !== null && (await ports.staff.mayAnswerAnew(there.id));
  const audit = { at, actor: 'operator', site: slug, object: until.id } as const;
  const started = await ports.setups.start({
    site: slug,
    at,
    manager: there === null ? { ...until, site: slug, role: 'manager', ...invitee } : until,
    letter: { id: ports.ids.next(), kind: 'invitation', staffId: until.id, nth: null, dueAt: at, secret: null },
    audit: { ...audit, act: 'site-invited', result: there === null ? 'ok' : 'again' },
    asksAnew: anew ? { ...audit, act: 'attestation', result: 'asked-anew' } : null,
  });
  if (started === 'refused') return refused('has-manager');
  return { kind: 'invited', email: invitee.email, siteName: listing.name, again: there !== null, anew };
}

function whyNoSetup({ listing, liveSince }: Site): NotInvited | null {
  if (liveSince !== null) return 'live';
  if (listing.stage === 'ended') return 'ended';
  return listing.model === 'departs' ? 'departs-from-model' : null;
}

function isManagerOf({ site, role, status }: StaffRecord, slug: string): boolean {
  return site === slug && role === 'manager' && status === 'active';
}

function keepsKey({ role, status, recipient }: StaffRecord): boolean {
  return role === 'manager' && status === 'active' && recipient !== null;
}

function refused(because: NotInvited): InviteManagerResult {
  return { kind: 'refused', because };
}
