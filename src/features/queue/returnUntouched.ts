import { UNDECIDED_STATES } from '#src/domain/deskViews.ts';
import { eachAlone } from '#src/domain/eachAlone.ts';
import type { ReferralRow } from '#src/domain/referral.ts';
import { goesBackAt, untouchedSince } from '#src/domain/untouched.ts';
import type { Ports } from '#src/ports.ts';
import { type DeskSite, deskSite } from './deskSite.ts';
import { lettersTo } from './lettersTo.ts';

/**
 * Returns to the whole desk what somebody took, or was given, and then did nothing on for one open day of the site: they may be ill,
 * and nobody else looks at what is theirs. Only what nobody has decided on yet. Answers how many went back.
 */
export async function returnUntouched(ports: Ports): Promise<number> {
  let returned = 0;
  const sites = (await ports.sites.all()).filter(({ intake }) => intake !== null);
  await eachAlone(sites, async ({ listing: { slug } }) => {
    const rows = await ports.referrals.list(slug, { states: UNDECIDED_STATES });
    const taken = rows.filter(({ assignee }) => assignee !== null);
    if (taken.length === 0) return;
    const site = await deskSite(ports, slug);
    await eachAlone(taken, async (row) => {
      if (await returnIfUntouched(ports, row, site)) returned += 1;
    });
  });
  return returned;
}

async function returnIfUntouched(ports: Ports, row: ReferralRow, { hours, now }: DeskSite): Promise<boolean> {
  const { id, site, version, assignee } = row;
  if (assignee === null) return false;
  const since = untouchedSince(await ports.audit.ofObject(id), assignee);
  const until = since === null ? null : goesBackAt(hours, since);
  if (since === null || until === null || until > now) return false;
  const audit = { at: now, actor: 'job', site, act: 'assign', object: id, result: 'returned-untouched' } as const;
  const letters = await lettersTo(ports, assignee, 'returned');
  return (await ports.referrals.returnUntouched({ id, site, version, assignee, since, letters, audit })) === 'changed';
}
