import { CLAIM_STATES, type ClaimRow, type ClaimState } from '#src/domain/claim.ts';
import { pageOf } from '#src/domain/deskViews.ts';
import type { Ports } from '#src/ports.ts';

/** One line of the list; who claims stays sealed. */
export interface ClaimItem {
  readonly row: ClaimRow;
  readonly siteName: string;
  /** Who called back, as colleagues call them; empty while nobody has. */
  readonly calledBy: string;
}

export interface ClaimList {
  readonly groups: readonly { readonly state: ClaimState; readonly count: number; readonly items: readonly ClaimItem[] }[];
  readonly page: number;
  readonly pages: number;
}

/** One page of the claims, undecided first, the oldest of each state first. */
export async function listClaims(ports: Pick<Ports, 'claims' | 'sites' | 'staff'>, asked: number): Promise<ClaimList> {
  const all = await ports.claims.inState(CLAIM_STATES);
  const inOrder = CLAIM_STATES.flatMap((state) => all.filter((row) => row.state === state));
  const { rows, page, pages } = pageOf(inOrder, asked);
  const items = await Promise.all(rows.map((row) => itemOf(ports, row)));
  const groups = CLAIM_STATES.map((state) => ({
    state,
    count: all.filter((row) => row.state === state).length,
    items: items.filter(({ row }) => row.state === state),
  }));
  return { groups: groups.filter((group) => group.items.length > 0), page, pages };
}

async function itemOf(ports: Pick<Ports, 'sites' | 'staff'>, row: ClaimRow): Promise<ClaimItem> {
  const site = await ports.sites.bySlug(row.site);
  const caller = row.calledBy === null ? null : await ports.staff.byId(row.calledBy);
  return { row, siteName: site?.listing.name ?? row.site, calledBy: caller?.name ?? '' };
}
