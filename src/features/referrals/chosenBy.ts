import { ROUTING_RULES, type RoutingRule } from '#src/domain/routing.ts';
import type { Ports } from '#src/ports.ts';

/** Why somebody came to a site's form: the place they named and the rule that made the site a candidate. */
export interface ChosenBy {
  readonly slug: string;
  readonly placeKey: string;
  readonly rule: RoutingRule;
}

/** Signs the finder's choice, so that what the queue shows as the reason is the reason we gave (product §2.2). */
export function signChosenBy(ports: Pick<Ports, 'signer'>, { slug, placeKey, rule }: ChosenBy): string {
  return ports.signer.sign('chosen', [slug, placeKey, rule].join('|'));
}

/** Reads a signed choice back; null when it is not ours or was made for another site (somebody then came "direct"). */
export function readChosenBy(ports: Pick<Ports, 'signer'>, signed: string, site: string): ChosenBy | null {
  const text = signed === '' ? null : ports.signer.verify('chosen', signed);
  const [slug, placeKey, ruleText, ...more] = text?.split('|') ?? [];
  const rule = ROUTING_RULES.find((name) => name === ruleText);
  if (slug !== site || placeKey === undefined || rule === undefined || more.length > 0) return null;
  return { slug, placeKey, rule };
}
