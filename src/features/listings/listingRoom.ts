import type { Day } from '#src/domain/day.ts';
import { applyPatch } from '#src/domain/listing.ts';
import type { ListingChange, MailTrouble, SiteRecord } from '#src/domain/listingChange.ts';
import type { Site } from '#src/domain/site.ts';
import type { Role, SignedIn } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';
import { openDraft } from './draft.ts';
import { mayEdit } from './editor.ts';
import { dayAt } from './effect.ts';
import { type HistoryLine, listingHistory } from './listingHistory.ts';
import { mayStop } from './withdrawChange.ts';

/** Somebody who works at the site now. */
export interface SitePerson {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly mailTrouble: MailTrouble | null;
}

/** A change that is not live, and whether this person may stop it (`mayStop`). */
export interface WaitingLine extends HistoryLine {
  readonly mayStop: boolean;
}

/** All that the people of a site see of their own listing. */
export interface ListingRoom {
  /** As the public sees it. */
  readonly site: Site;
  /** As it would be with the draft; the same where there is none. */
  readonly view: Site;
  /** The day at the site. */
  readonly today: Day;
  readonly mayEdit: boolean;
  readonly draft: ListingChange | null;
  /** What is not live and not decided against: waiting, asked about, or agreed to and not live yet. */
  readonly waiting: readonly WaitingLine[];
  /** Everything else that happened to it, the newest first. */
  readonly history: readonly HistoryLine[];
  readonly people: readonly SitePerson[];
  readonly record: SiteRecord | null;
}

const WAITING = new Set(['waiting', 'asked', 'approved']);

/** Opens the listing of somebody's own site; null where there is no such listing. */
export async function openListingRoom(ports: Ports, who: SignedIn): Promise<ListingRoom | null> {
  const slug = who.staff.site;
  const site = slug === null ? null : await ports.sites.bySlug(slug);
  if (slug === null || site === null) return null;
  const draft = await openDraft(ports, who);
  const mayChange = mayEdit(who, slug);
  const history = await listingHistory(ports, slug);
  const lines = mayChange ? history : history.map(withoutContact);
  const staff = await ports.staff.ofSite(slug);
  const record = await ports.sites.record(slug);
  return {
    site,
    view: withDraft(site, draft),
    today: dayAt(site, ports.clock.now()),
    mayEdit: mayChange,
    draft,
    waiting: await Promise.all(lines.filter(isWaiting).map(async (line) => ({ ...line, mayStop: await mayStop(ports, who, line.change) }))),
    history: lines.filter((line) => !isWaiting(line)),
    people: staff.filter(({ status }) => status === 'active').map(({ id, name, role, mailTrouble }) => ({ id, name, role, mailTrouble })),
    record: mayChange ? record : record && { ...record, contactEmail: null },
  };
}

/** The private address is for those who keep the listing, and for nobody else at the site. */
function withoutContact(line: HistoryLine): HistoryLine {
  return { ...line, change: { ...line.change, contactEmail: null } };
}

function isWaiting({ change }: HistoryLine): boolean {
  return WAITING.has(change.state);
}

function withDraft(site: Site, draft: ListingChange | null): Site {
  const applied = draft === null ? null : applyPatch(site, draft.patch);
  return applied?.kind === 'applied' ? applied.site : site;
}
