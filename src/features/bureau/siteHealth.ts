import type { Rung } from '#src/domain/ladder.ts';
import type { RehearsalStep } from '#src/domain/rehearsal.ts';
import type { PausedFor } from '#src/domain/site.ts';
import type { Ports } from '#src/ports.ts';

/** How one site keeps its promises, in counts only: no message is named, and none can be read here (product §1). */
export interface SiteHealth {
  readonly slug: string;
  readonly name: string;
  readonly missed: number;
  /** Who was told; null: nobody, or nothing is missed. */
  readonly rung: Rung | null;
  readonly closedItself: PausedFor | null;
  /** The first red light of the latest rehearsal; null: it was green, or there was none. */
  readonly red: RehearsalStep | null;
}

/** The sites that somebody of the Bureau should know of, those that keep most people waiting first. */
export async function siteHealth(ports: Ports): Promise<SiteHealth[]> {
  const missed = new Map((await ports.ladders.missed(ports.clock.now())).map((one) => [one.site, one.missed]));
  const rungs = new Map((await ports.ladders.all()).map(({ site, rung }) => [site, rung]));
  const red = new Map((await ports.rehearsals.red()).map(({ site, steps }) => [site, steps.find(({ isGreen }) => !isGreen)?.name ?? null]));
  const all = (await ports.sites.all()).map(({ listing, intake }) => ({
    slug: listing.slug,
    name: listing.name,
    missed: missed.get(listing.slug) ?? 0,
    rung: missed.has(listing.slug) ? (rungs.get(listing.slug) ?? null) : null,
    closedItself: intake?.pausedFor ?? null,
    red: red.get(listing.slug) ?? null,
  }));
  const shown = all.filter(({ missed: n, closedItself, red: step }) => n > 0 || closedItself !== null || step !== null);
  return shown.toSorted((a, b) => b.missed - a.missed || (a.name < b.name ? -1 : 1));
}
