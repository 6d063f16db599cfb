import type { AstroGlobal } from 'astro';
import { BUREAU_ZONE } from '#src/domain/bureauMessage.ts';
import { dayOf } from '#src/domain/day.ts';
import { freshnessOf } from '#src/domain/freshness.ts';
import type { MailTrouble } from '#src/domain/listingChange.ts';
import type { BureauUnlocked } from '#src/domain/staff.ts';
import { type BureauCounts, bureauCounts } from '#src/features/bureau/bureauCounts.ts';
import { type CallBack, listCallBacks } from '#src/features/bureau/listCallBacks.ts';
import { type SiteHealth, siteHealth } from '#src/features/bureau/siteHealth.ts';
import { type LetterTroublesResult, letterTroubles } from '#src/features/deliveries/letterTroubles.ts';
import { isErasingHalted } from '#src/features/retention/isErasingHalted.ts';
import { bureauDesk } from '#src/words/en/bureauDesk.ts';
import { requireBureau } from './bureauRequest.ts';
import { freshnessWords } from './freshnessWords.ts';
import { sayDayAt } from './moments.ts';
import { doneIn, pageAsked } from './pageAsked.ts';

export const CALL_OUTCOMES = ['all-true', 'not-reached'] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** One line of the worklist, in words. */
export interface CallLine {
  readonly slug: string;
  readonly name: string;
  readonly state: string;
  readonly phone: string | null;
  readonly fresh: string;
  readonly isOld: boolean;
  /** How letters reach it, or that none does. */
  readonly mail: string;
  readonly trouble: string | null;
  readonly last: string | null;
}

export interface CallsPage {
  readonly kind: 'shown';
  readonly reader: BureauUnlocked;
  readonly counts: BureauCounts;
  readonly lines: readonly CallLine[];
  readonly page: number;
  readonly pages: number;
  readonly done: CallOutcome | null;
  readonly letters: LetterTroublesResult;
  readonly erasingHalted: boolean;
  /** Sites that keep people waiting, or whose way in is broken. */
  readonly health: readonly SiteHealth[];
}

/** Reads one request of the Bureau's first screen: what waits, and whom to call. */
export async function callsPage(astro: AstroGlobal): Promise<CallsPage | Response> {
  const reader = await requireBureau(astro);
  if (reader instanceof Response) return reader;
  const { ports } = astro.locals;
  const { rows, page, pages } = await listCallBacks(ports, pageAsked(astro.url));
  const today = dayOf(ports.clock.now(), BUREAU_ZONE);
  return {
    kind: 'shown',
    reader,
    counts: await bureauCounts(ports),
    lines: rows.map((row) => lineOf(row, today)),
    page,
    pages,
    done: doneIn(astro.url, CALL_OUTCOMES),
    letters: await letterTroubles(ports, reader.staff),
    erasingHalted: await isErasingHalted(ports),
    health: await siteHealth(ports),
  };
}

function lineOf({ site: { listing }, record, people, missed }: CallBack, today: string): CallLine {
  const words = bureauDesk.calls;
  const ways = [...(people.length > 0 ? [words.people(people.length)] : []), ...(record?.contactEmail ? [words.address] : [])];
  return {
    slug: listing.slug,
    name: listing.name,
    state: listing.state,
    phone: listing.phone,
    fresh: freshnessWords(listing, today),
    isOld: freshnessOf(listing, today) === 'stale',
    mail: ways.length > 0 ? ways.join(', ') : words.noMail,
    trouble: troubleOf([record?.mailTrouble, ...people.map(({ mailTrouble }) => mailTrouble)]),
    last: missed === null ? null : words.notReached(sayDayAt(missed.at), missed.by || bureauDesk.actors.gone),
  };
}

/** The first trouble that letters have, in words. */
export function troubleOf(troubles: readonly (MailTrouble | null | undefined)[]): string | null {
  const trouble = troubles.find((one) => one);
  return trouble ? bureauDesk.mailTrouble[trouble.kind] : null;
}
