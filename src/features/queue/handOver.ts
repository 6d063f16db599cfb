import type { Day } from '#src/domain/day.ts';
import type { ContactPart, DetailsPart, NotePart, SummaryPart } from '#src/domain/referral.ts';
import { closedUntil, longestLife } from '#src/domain/retention.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';
import { type DeskSite, deskSite } from './deskSite.ts';
import { HANDOVER_VERSION, type Handover } from './handoverSchema.ts';
import { type LoadedReferral, loadReferral, type NotLoaded, openStory } from './loadReferral.ts';
import { openReferral } from './openReferral.ts';
import { summaryOf } from './summaryOf.ts';

export interface AskedHandover {
  /** On paper, or as a file for the site's own case system. */
  readonly as: 'print' | 'handover-file';
  /** Who it is about, and who asked. */
  readonly withNames: boolean;
  /** What stands on each copy, in the words of the page. */
  readonly confidential: string;
}

export type HandOverResult =
  | { readonly kind: 'made'; readonly handover: Handover }
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'cannot-be-opened' }
  | NotLoaded;

/**
 * Makes one copy of one message that leaves the portal, for whoever works with the person (controls N1). It is in the audit before a
 * word is opened, as an opening and as a copy. There is no copy of more than one.
 */
export async function handOver(ports: Ports, worker: Unlocked, id: string, asked: AskedHandover): Promise<HandOverResult> {
  const loaded = await loadReferral(ports, worker, id);
  if (loaded.kind !== 'loaded') return loaded;
  const { row, identity } = loaded;
  if (row.state === 'withdrawn') return { kind: 'withdrawn' };
  const site = await deskSite(ports, row.site);
  await ports.audit.add({
    at: site.now,
    actor: worker.staff.id,
    site: row.site,
    act: asked.as,
    object: id,
    result: asked.withNames ? 'names' : 'ok',
  });
  const opened = await openReferral(ports, worker, id);
  if (opened.kind !== 'opened') return opened;
  const sealed = (await ports.referrals.sealedSummaries(row.site, [id])).get(id);
  const summary = await summaryOf(ports, worker, row, { identity, sealed });
  const { details, contact } = opened;
  if (summary === null || details === null || contact === null) return { kind: 'cannot-be-opened' };
  const { notes } = await openStory(ports, worker, loaded);
  const sender = contact === 'erased' ? null : contact;
  return { kind: 'made', handover: handoverOf(worker, loaded, site, { asked, summary, details, sender, notes }) };
}

interface Texts {
  readonly asked: AskedHandover;
  readonly summary: SummaryPart;
  readonly details: DetailsPart;
  /** Null: their contact has been erased on its day. */
  readonly sender: ContactPart | null;
  readonly notes: readonly NotePart[];
}

function handoverOf(worker: Unlocked, { row }: LoadedReferral, site: DeskSite, texts: Texts): Handover {
  const { asked, summary, details, notes } = texts;
  const { about, concerns, danger, age, aware, language, place } = summary;
  const { where, happening, recognize, approach, person } = details;
  const written = { where, happening, recognize, approach };
  return {
    format: 'lead-portal-handover',
    version: HANDOVER_VERSION,
    confidential: asked.confidential,
    madeAt: new Date(site.now).toISOString(),
    madeBy: worker.staff.name,
    site: { slug: site.slug, name: site.name },
    names: asked.withNames ? 'included' : 'left-out',
    message: {
      receivedOn: row.day,
      state: row.state,
      erasedHereBy: row.deleteOn,
      about,
      concerns: [...concerns],
      danger,
      age,
      aware,
      language,
      place,
      ...written,
    },
    person: asked.withNames ? { name: person } : null,
    sender: asked.withNames ? senderOf(texts) : null,
    notes: notes
      .filter(({ link }) => link === undefined || link.kind === 'copied')
      .map(({ at, by, move, text, reason }) => ({
        at: new Date(at).toISOString(),
        by,
        move,
        text: [reason, text].filter(Boolean).join('\n'),
      })),
  };
}

function senderOf({ summary, details, sender }: Texts): Handover['sender'] {
  const { name = '', contact = '', sayWho = 'no' } = sender ?? {};
  // With the sender and not with the message: a copy without names must not help anybody to guess who wrote.
  const { relation, locale: language, mayCall } = summary;
  return {
    relation,
    language,
    organization: details.organization,
    name,
    contact,
    mayCall,
    mayTellWhoAsked: sayWho,
    canIntroduce: details.introduce,
  };
}

/** The day on which the portal's copy goes if the message is handed over to case management today. */
export function goesOn(row: { readonly day: Day; readonly deleteOn: Day }, { today, retention }: DeskSite): Day {
  return closedUntil('handed-over', today, longestLife(row, retention), retention);
}
