import type { AstroGlobal } from 'astro';
import { pageOf } from '#src/domain/deskViews.ts';
import { fieldsOf } from '#src/domain/listing.ts';
import type { ListingChange } from '#src/domain/listingChange.ts';
import type { BureauUnlocked } from '#src/domain/staff.ts';
import { type HistoryLine, withActors } from '#src/features/listings/listingHistory.ts';
import { bureauDesk } from '#src/words/en/bureauDesk.ts';
import { listingFields } from '#src/words/en/listingFields.ts';
import { actorWords } from './actorWords.ts';
import { requireBureau } from './bureauRequest.ts';
import { sayDayAt, sayMomentAt } from './moments.ts';
import { pageAsked } from './pageAsked.ts';

/** States that need somebody of the Bureau, in the order of the page. */
const OPEN = ['waiting', 'asked', 'approved'] as const;
export type OpenState = (typeof OPEN)[number];

/** One line of the queue, in words. */
export interface ChangeRow {
  readonly id: string;
  readonly state: OpenState;
  readonly made: string;
  readonly site: string;
  readonly what: string;
  readonly by: string;
  /** What else somebody should know before they open it. */
  readonly notes: readonly string[];
}

export interface ChangesPage {
  readonly kind: 'shown';
  readonly reader: BureauUnlocked;
  readonly groups: readonly { readonly state: OpenState; readonly count: number; readonly rows: readonly ChangeRow[] }[];
  readonly page: number;
  readonly pages: number;
}

/** Reads one request of the queue of changes: what is to decide first, the oldest on top. */
export async function changesPage(astro: AstroGlobal): Promise<ChangesPage | Response> {
  const reader = await requireBureau(astro);
  if (reader instanceof Response) return reader;
  const { ports } = astro.locals;
  const all = await ports.changes.inState(OPEN);
  const inOrder = OPEN.flatMap((state) => all.filter((change) => change.state === state));
  const { rows, page, pages } = pageOf(inOrder, pageAsked(astro.url));
  const names = new Map((await ports.sites.all()).map(({ listing }) => [listing.slug, listing.name]));
  const lines = (await withActors(ports, rows)).map((line) => rowOf(line, reader, names.get(line.change.site)));
  const groups = OPEN.map((state) => ({
    state,
    count: all.filter((change) => change.state === state).length,
    rows: lines.filter((row) => row.state === state),
  }));
  return { kind: 'shown', reader, groups: groups.filter((group) => group.rows.length > 0), page, pages };
}

function rowOf({ change, by }: HistoryLine, reader: BureauUnlocked, siteName: string | undefined): ChangeRow {
  const words = bureauDesk.changes;
  const { id, state, madeAt, site, listing, liveAt, author, firstApproval } = change;
  return {
    id,
    state: state as OpenState,
    made: sayDayAt(madeAt),
    site: siteName ?? listing?.name ?? site,
    what: whatOf(change),
    by: author === reader.staff.id ? words.own : actorWords(by),
    notes: [
      ...(state === 'approved' && liveAt !== null ? [words.liveAt(sayMomentAt(liveAt))] : []),
      ...(firstApproval === null ? [] : [words.firstApproval]),
    ],
  };
}

/** What a change is about, in a few words. */
export function whatOf({ kind, patch }: Pick<ListingChange, 'kind' | 'patch'>): string {
  const words = bureauDesk.changes;
  if (kind === 'new-site') return words.newSite;
  if (kind === 'contact') return words.contact;
  if (kind === 'confirm') return words.confirm;
  return fieldsOf(patch)
    .map((field) => listingFields.labels[field])
    .join(', ');
}
