import { addDays } from '#src/domain/day.ts';
import { LINK_DAYS_MOST } from '#src/domain/partnerLink.ts';
import type { Staff } from '#src/domain/staff.ts';
import { offerCodes } from '#src/features/partners/linkOffer.ts';
import { type MakeLinkResult, makeCardLink, makePartnerLink } from '#src/features/partners/makeLink.ts';
import { siteToday } from '#src/features/partners/siteToday.ts';
import type { Ports } from '#src/ports.ts';

/** The codes of the demonstration. They are known to everybody; production refuses this whole site. */
export const DEMONSTRATION_LINKS = { partner: 'dem0pantry', second: 'pantrydays', card: 'dem0w1nd0w' } as const;
const NOBODY_KNOWS = 'unusedcode';

/** Makes one link of an invented organization and one window card, by the same functions as real ones; only the codes are fixed. */
export async function addLinks(ports: Ports, manager: Staff & { readonly site: string }): Promise<void> {
  const who = { staff: manager, sessionId: '', csrf: '', since: ports.clock.now() };
  const offer = (code: string, second: string) =>
    offerCodes({ ...ports, ids: { ...ports.ids, short: inTurn(code, second) } }, manager.site);
  const values = {
    organization: 'Harbor Pantry (invented)',
    relation: 'provider',
    weekly: '3',
    ends_on: addDays(await siteToday(ports, manager.site), LINK_DAYS_MOST),
  };
  const { partner, second, card } = DEMONSTRATION_LINKS;
  expectMade(await makePartnerLink(ports, who, { offer: offer(partner, second), values }));
  expectMade(await makeCardLink(ports, who, offer(card, NOBODY_KNOWS)));
}

function inTurn(...codes: string[]): () => string {
  return () => codes.shift() ?? '';
}

function expectMade({ kind }: MakeLinkResult): void {
  if (kind !== 'made') throw new Error(`the demonstration cannot make a link: ${kind}`);
}
