import type { Day } from '#src/domain/day.ts';
import type { PartnerLink } from '#src/domain/partnerLink.ts';
import type { SignedIn } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';
import { type OfferedCodes, readOffer } from './linkOffer.ts';
import { managedSite } from './managedSite.ts';
import { type Agreed, checkNewLink, type NewLinkError, type NewLinkValues } from './newLinkForm.ts';
import { siteToday } from './siteToday.ts';

/** `second`: with it the organization sees the dates of its own referrals. It is shown now and never again; a card has none. */
export type MakeLinkResult =
  | { readonly kind: 'made'; readonly link: PartnerLink; readonly second: string | null }
  | { readonly kind: 'invalid'; readonly errors: readonly NewLinkError[] }
  | { readonly kind: 'not-allowed' }
  /** The page was not made by us, or before the portal's secret was changed, or its link is made and revoked already. */
  | { readonly kind: 'too-old' };

/** Makes a link for an organization. The same offer posted again answers the same link. */
export async function makePartnerLink(
  ports: Ports,
  who: SignedIn,
  { offer, values }: { offer: string; values: NewLinkValues },
): Promise<MakeLinkResult> {
  const site = managedSite(who);
  if (site === null) return { kind: 'not-allowed' };
  const today = await siteToday(ports, site);
  const checked = checkNewLink(values, today);
  if (checked.kind === 'invalid') return checked;
  const codes = readOffer(ports, offer, site);
  return codes === null ? { kind: 'too-old' } : add(ports, who, { kind: 'partner', codes, site, today, ...checked.agreed });
}

/** Makes a short address for the site's own window card. */
export async function makeCardLink(ports: Ports, who: SignedIn, offer: string): Promise<MakeLinkResult> {
  const site = managedSite(who);
  if (site === null) return { kind: 'not-allowed' };
  const codes = readOffer(ports, offer, site);
  return codes === null
    ? { kind: 'too-old' }
    : add(ports, who, { kind: 'card', codes, site, today: await siteToday(ports, site), ...NO_TERMS });
}

const NO_TERMS = { name: '', relation: null, weekly: null, endsOn: null };

type Terms = { readonly [Term in keyof Agreed]: Agreed[Term] | null } & { readonly name: string };
type NewLink = Terms & { readonly kind: PartnerLink['kind']; readonly codes: OfferedCodes; readonly site: string; readonly today: Day };

async function add(ports: Ports, who: SignedIn, { codes, today, ...link }: NewLink): Promise<MakeLinkResult> {
  const { code, second } = codes;
  const made: PartnerLink = { ...link, code, madeBy: who.staff.id, madeOn: today, revokedOn: null };
  const secondHash = link.kind === 'partner' ? ports.signer.hash('partner-code', second) : null;
  const audit = {
    at: ports.clock.now(),
    actor: who.staff.id,
    site: link.site,
    act: 'partner-link',
    object: code,
    result: link.kind,
  } as const;
  const added = await ports.partners.add(made, secondHash, audit);
  const stored = added === 'added' ? made : await ports.partners.byCode(code);
  if (stored === null || stored.site !== link.site) throw new Error('the code of a new link is taken');
  // An old page posted again after the link was revoked: it must not say that the link works.
  if (stored.revokedOn !== null) return { kind: 'too-old' };
  return { kind: 'made', link: stored, second: stored.kind === 'partner' ? second : null };
}
