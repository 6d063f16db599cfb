import { BUREAU_ZONE } from '#src/domain/bureauMessage.ts';
import { dayOf, sayDay } from '#src/domain/day.ts';
import { fieldsOf, type ListingField } from '#src/domain/listing.ts';
import type { MailTrouble, SiteRecord } from '#src/domain/listingChange.ts';
import { ROUTING_FACTS, type Site } from '#src/domain/site.ts';
import { missedCalls } from '#src/features/bureau/missedCalls.ts';
import { type HistoryLine, listingHistory } from '#src/features/listings/listingHistory.ts';
import type { StaffRecord } from '#src/ports/staff.ts';
import type { Ports } from '#src/ports.ts';
import { bureauDesk } from '#src/words/en/bureauDesk.ts';
import { actorWords } from './actorWords.ts';
import { whatOf } from './changesPage.ts';
import { type FactShown, isRevertable, wholeListing } from './changeView.ts';
import { freshnessWords } from './freshnessWords.ts';
import { sayMomentAt } from './moments.ts';
import { liveWords } from './sitesPage.ts';

/** One line of a site's history. */
export interface HistoryRow {
  readonly when: string;
  readonly what: string;
  readonly who: string;
  /** The change that it tells of; null for a call. */
  readonly change: string | null;
  readonly revertable: boolean;
}

/** One site as the Bureau sees it. */
export interface SiteView {
  readonly site: Site;
  readonly record: SiteRecord;
  /** What people read. */
  readonly listing: readonly FactShown[];
  /** What only the Bureau sees. */
  readonly kept: readonly FactShown[];
  /** What waits for a decision. */
  readonly waiting: readonly HistoryRow[];
  readonly history: readonly HistoryRow[];
  /** How many more there are. */
  readonly older: number;
}

/** Lines of history that a page shows. */
const MOST_HISTORY = 50;

/** Gathers what the Bureau sees of a site; null where there is none of that name. */
export async function viewSite(ports: Ports, slug: string): Promise<SiteView | null> {
  const site = await ports.sites.bySlug(slug);
  const record = await ports.sites.record(slug);
  if (site === null || record === null) return null;
  const people = await ports.staff.ofSite(slug);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const lines = await listingHistory(ports, slug);
  const isOpen = ({ change }: HistoryLine) => ['waiting', 'asked', 'approved'].includes(change.state);
  const calls = (await missedCalls(ports, slug)).map(({ at, by }) => ({ at, row: callRow(at, by) }));
  const newest = newestOfTheirFacts(lines);
  const changes = lines.filter((line) => !isOpen(line)).map((line) => ({ at: line.change.madeAt, row: rowOf(line, site, newest) }));
  const past = [...changes, ...calls].toSorted((a, b) => b.at - a.at).map(({ row }) => row);
  return {
    site,
    record,
    listing: wholeListing(site, names),
    kept: keptFacts(site, record, people, dayOf(ports.clock.now(), BUREAU_ZONE)),
    waiting: lines.filter(isOpen).map((line) => rowOf(line, site, newest)),
    history: past.slice(0, MOST_HISTORY),
    older: Math.max(0, past.length - MOST_HISTORY),
  };
}

/** Live changes after which no other touched what they changed: the ones that one step takes back. */
function newestOfTheirFacts(lines: readonly HistoryLine[]): ReadonlySet<string> {
  const touched = new Set<ListingField>();
  const newest = new Set<string>();
  for (const { change } of lines.filter((line) => line.change.state === 'live')) {
    const fields = fieldsOf(change.patch);
    if (!fields.some((field) => touched.has(field))) newest.add(change.id);
    for (const field of fields) touched.add(field);
  }
  return newest;
}

function rowOf({ change, by, decidedBy }: HistoryLine, site: Site, newest: ReadonlySet<string>): HistoryRow {
  const words = bureauDesk.site;
  const kind = bureauDesk.kinds[change.kind];
  const what = change.kind === 'edit' || change.kind === 'import' || change.kind === 'revert' ? `${kind}: ${whatOf(change)}` : kind;
  const state = change.kind === 'confirm' ? '' : bureauDesk.states[change.state];
  const decided = decidedBy === null || change.kind === 'revert' ? [] : [words.lineDecided(actorWords(decidedBy))];
  return {
    when: sayMomentAt(change.madeAt),
    what: state === '' ? what : words.line(what, state),
    who: [words.lineBy(actorWords(by)), ...decided].join(', '),
    change: change.id,
    revertable: newest.has(change.id) && isRevertable(change, site),
  };
}

function callRow(at: number, by: string): HistoryRow {
  const what = bureauDesk.site.called(by || bureauDesk.actors.gone);
  return { when: sayMomentAt(at), what, who: '', change: null, revertable: false };
}

function keptFacts(site: Site, record: SiteRecord, people: readonly StaffRecord[], today: string): FactShown[] {
  const words = bureauDesk.site;
  const { facts } = words;
  const { listing } = site;
  const checked = ROUTING_FACTS.map((fact) => {
    const day = listing.checked[fact];
    return day === undefined ? words.neverChecked(words.routing[fact]) : words.checkedOne(words.routing[fact], sayDay(day, 'en', true));
  });
  return [
    { label: facts.here, lines: [liveWords(site)] },
    { label: facts.confirmed, lines: [freshnessWords(listing, today)] },
    { label: facts.checked, lines: checked },
    { label: facts.people, lines: people.length === 0 ? [words.nobody] : people.map(personLine) },
    { label: facts.contact, lines: [record.contactEmail ?? words.none] },
    { label: facts.asked, lines: [record.askedOn === null ? words.none : sayDay(record.askedOn, 'en', true)] },
    { label: facts.trouble, lines: [record.mailTrouble === null ? words.none : troubleLine(record.mailTrouble)] },
    { label: facts.mou, lines: [record.mou ?? words.none] },
  ];
}

function personLine({ name, role, status, recipient, mailTrouble }: StaffRecord): string {
  const words = bureauDesk.site;
  const more = [
    status === 'active' ? '' : words.suspended,
    recipient === null ? words.noKey : '',
    mailTrouble === null ? '' : `; ${troubleLine(mailTrouble)}`,
  ];
  return words.person(name, bureauDesk.roles[role], more.join(''));
}

function troubleLine({ kind, on }: MailTrouble): string {
  return bureauDesk.site.trouble(bureauDesk.mailTrouble[kind], sayDay(on, 'en', true));
}
