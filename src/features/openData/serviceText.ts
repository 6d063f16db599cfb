import { freshnessOf } from '#src/domain/freshness.ts';
import type { Words } from '#src/domain/locale.ts';
import { openListing, tellsDoors } from '#src/domain/openListing.ts';
import { isLive, type Site } from '#src/domain/site.ts';
import { mayHaveStopped, policeWarningOf, wayToRefer } from '#src/domain/wayToRefer.ts';
import { type Maker, together } from './maker.ts';

/** The values of HSDS `service.status`. */
export type ServiceStatus = 'active' | 'inactive' | 'defunct' | 'temporarily closed';

/**
 * The standing of a site in the words of HSDS. What departs from the model is never active, whatever it does: other
 * directories offer what is active, and nobody may be sent there (product §5).
 */
export function statusOf(site: Site): ServiceStatus {
  const { stage, model } = site.listing;
  if (stage === 'ended') return 'defunct';
  if (model === 'departs') return 'inactive';
  if (wayToRefer(site) === 'paused') return 'temporarily closed';
  return stage === 'operating' ? 'active' : 'inactive';
}

export function descriptionOf({ listing }: Site, { words }: Maker): string {
  const { model, area, stage, stageAsOf, whoInWords, confirmedOn } = listing;
  return together(
    model === 'departs' && words.ways.departs,
    words.kinds[model](area.en),
    words.stage(stage, stageAsOf),
    whoInWords?.en,
    confirmedOn === null && words.notConfirmed,
  );
}

/** What somebody has to know before anything else about a site: most directories show it on top. */
export function alertOf(site: Site, maker: Maker): string | undefined {
  const { words, today } = maker;
  const { listing } = site;
  const way = wayToRefer(site);
  const isStale = listing.confirmedOn !== null && freshnessOf(listing, today) === 'stale' && listing.stage !== 'ended';
  const said = together(
    ALERTING.has(way) && words.ways[way as 'departs'],
    listing.departs?.en,
    policeWarningOf(site)?.en,
    mayHaveStopped(site) && words.mayHaveStopped,
    isStale && words.stale(listing.confirmedOn),
    ...messageOf(site, words.limited),
    listing.stage === 'ended' && afterOf(site, maker),
  );
  return said === '' ? undefined : said;
}

const ALERTING: ReadonlySet<string> = new Set(['departs', 'ended', 'paused', 'officers', 'partners']);

function messageOf(site: Site, limited: string): string[] {
  if (!isLive(site) || site.intake.status === 'open') return [];
  const said: Words | null = site.intake.publicMessage;
  return said ? [said.en] : [site.intake.status === 'limited' ? limited : ''];
}

function afterOf({ listing }: Site, { words, address }: Maker): string | null {
  const { successor } = listing;
  if (successor === null) return null;
  return words.next(typeof successor === 'string' ? address(`/sites/${successor}/`) : `${successor.name}, ${successor.url}`);
}

/** How to get in. A warning about police comes first, wherever a phone or form of the site itself is told. */
export function applicationProcessOf(site: Site, maker: Maker): string {
  const listing = openListing(site);
  const { words } = maker;
  const way = wayToRefer(site);
  const tells = tellsDoors(listing);
  return together(
    !tells && words.ways[way === 'ended' ? 'ended' : 'departs'],
    listing.departs?.en,
    listing.policeWarning?.en,
    tells && (way === 'own-door' ? words.ownDoor(listing.referPage, listing.phone) : words.ways[way]),
    listing.howToRefer?.en,
    ...formHere(site, maker),
  );
}

function formHere(site: Site, { words, address }: Maker): string[] {
  if (!isLive(site) || wayToRefer(site) !== 'here') return [];
  const { promiseDays, walkIn } = site.intake;
  return [words.formHere(address(`/refer/${site.listing.slug}/`)), words.promise(promiseDays), walkIn?.en ?? ''];
}

export function eligibilityOf({ listing }: Site, { words }: Maker): string | undefined {
  const { eligibility, exclusions } = listing;
  const inEnglish = (lines: readonly Words[]) => lines.map(({ en }) => en).join('; ');
  const said = together(inEnglish(eligibility), exclusions.length > 0 && words.excluded(inEnglish(exclusions)));
  return said === '' ? undefined : said;
}
