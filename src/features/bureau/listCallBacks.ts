import { callBackOrder } from '#src/domain/callBacks.ts';
import { pageOf } from '#src/domain/deskViews.ts';
import type { SiteRecord } from '#src/domain/listingChange.ts';
import type { Site } from '#src/domain/site.ts';
import type { StaffRecord } from '#src/ports/staff.ts';
import type { Ports } from '#src/ports.ts';
import { type MissedCall, missedCalls } from './missedCalls.ts';

/** One listing of the worklist, with what somebody needs to know before they call. */
export interface CallBack {
  readonly site: Site;
  readonly record: SiteRecord | null;
  /** Who signed up for it and is still there. */
  readonly people: readonly StaffRecord[];
  /** The last time that nobody answered; null where it never happened. */
  readonly missed: MissedCall | null;
}

export interface CallBackList {
  readonly rows: readonly CallBack[];
  readonly page: number;
  readonly pages: number;
}

/** One page of whom the Bureau calls next. */
export async function listCallBacks(ports: Pick<Ports, 'sites' | 'staff' | 'audit'>, asked: number): Promise<CallBackList> {
  const { rows, page, pages } = pageOf(callBackOrder(await ports.sites.all()), asked);
  const records = new Map((await ports.sites.records()).map((record) => [record.site, record]));
  const withPeople = rows.map(async (site): Promise<CallBack> => {
    const { slug } = site.listing;
    const people = (await ports.staff.ofSite(slug)).filter(({ status }) => status === 'active');
    const missed = (await missedCalls(ports, slug)).at(0) ?? null;
    return { site, record: records.get(slug) ?? null, people, missed };
  });
  return { rows: await Promise.all(withPeople), page, pages };
}
