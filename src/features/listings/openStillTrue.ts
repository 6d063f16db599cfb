import { dayOf } from '#src/domain/day.ts';
import { freshnessOf, isLinkOpen, readLinkText } from '#src/domain/freshness.ts';
import { FIELDS, heldIn, LISTING_FIELDS } from '#src/domain/listing.ts';
import { ROUTING_FACTS, type Site } from '#src/domain/site.ts';
import type { Signer } from '#src/ports/keys.ts';
import type { Ports } from '#src/ports.ts';
import { confirmListing } from './confirmListing.ts';
import { dayAt } from './effect.ts';

interface Asks<Kind> {
  readonly kind: Kind;
  readonly site: Site;
  /** Nobody of the site has said yes for so long that people are warned. */
  readonly isStale: boolean;
  /** Stands for the facts as they are shown: the answer brings it back. */
  readonly seen: string;
}

export type OpenStillTrueResult =
  | Asks<'asks'>
  /** The link is too old; a younger letter has another one. */
  | { readonly kind: 'too-old'; readonly site: Site }
  /** No link of ours, or that of another listing. */
  | { readonly kind: 'no-key'; readonly site: Site }
  | { readonly kind: 'no-such-site' };

/** Opens the page behind the link of the letter "still true?". Looking changes nothing, whoever or whatever looks. */
export async function openStillTrue(ports: Ports, slug: string, key: string): Promise<OpenStillTrueResult> {
  const site = await ports.sites.bySlug(slug);
  if (site === null) return { kind: 'no-such-site' };
  const signed = ports.signer.verify('still-true', key);
  const link = signed === null ? null : readLinkText(signed);
  if (link?.site !== slug) return { kind: 'no-key', site };
  if (!isLinkOpen(link.writtenOn, dayOf(ports.clock.now(), 'UTC'))) return { kind: 'too-old', site };
  const isStale = freshnessOf(site.listing, dayAt(site, ports.clock.now())) === 'stale';
  return { kind: 'asks', site, isStale, seen: seenOf(ports.signer, site) };
}

export interface SaidStillTrue {
  readonly site: string;
  readonly key: string;
  readonly seen: string;
}

export type SayStillTrueResult =
  | Exclude<OpenStillTrueResult, { kind: 'asks' }>
  | { readonly kind: 'confirmed'; readonly site: Site }
  /** What people see has changed since the page was opened: nobody can have meant this with their yes. */
  | Asks<'changed'>;

/** Notes that the site says yes to everything that was shown. A second yes on the same day changes nothing. */
export async function sayStillTrue(ports: Ports, { site: slug, key, seen }: SaidStillTrue): Promise<SayStillTrueResult> {
  const opened = await openStillTrue(ports, slug, key);
  if (opened.kind !== 'asks') return opened;
  if (seen !== opened.seen) return { ...opened, kind: 'changed' };
  const { site } = opened;
  const today = dayAt(site, ports.clock.now());
  if (ROUTING_FACTS.every((fact) => site.listing.checked[fact] === today)) return { kind: 'confirmed', site };
  const answer = await confirmListing(ports, { site: slug, actor: 'contact' });
  const after = await ports.sites.bySlug(slug);
  return answer.kind === 'confirmed' && after !== null ? { kind: 'confirmed', site: after } : { ...opened, kind: 'changed' };
}

/** The same for the same facts. No key can be made of it: what is signed here is no text that a link could carry. */
function seenOf(signer: Signer, site: Site): string {
  const facts = LISTING_FIELDS.filter((field) => FIELDS[field].fact !== null).map((field) => [field, heldIn(site, field) ?? null]);
  const text = JSON.stringify(facts);
  return signer.sign('still-true', text).slice(text.length + 1);
}
