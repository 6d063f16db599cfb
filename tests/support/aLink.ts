import type { PartnerLink } from '#src/domain/partnerLink.ts';
import { signCameBy } from '#src/features/referrals/cameBy.ts';
import type { FormValues } from '#src/features/referrals/referralForm.ts';
import type { Ports } from '#src/ports.ts';
import { aForm } from './aForm.ts';
import { anAuditEntry } from './anAuditEntry.ts';

/** A link of an invented organization; say only what your test is about. */
export function aLink(different: Partial<PartnerLink> = {}): PartnerLink {
  return {
    code: 'testpantry',
    site: 'north-lead',
    kind: 'partner',
    name: 'Storybook Pantry',
    relation: 'provider',
    weekly: 2,
    endsOn: '2026-08-31',
    madeBy: 'a manager',
    madeOn: '2026-03-02',
    revokedOn: null,
    ...different,
  };
}

/** A window card of the site. */
export function aCard(different: Partial<PartnerLink> = {}): PartnerLink {
  return aLink({ code: 'testw1nd0w', kind: 'card', name: '', relation: null, weekly: null, endsOn: null, ...different });
}

/** Stores a link; its second code, if it has one, is `second`. */
export async function addLink(ports: Ports, different: Partial<PartnerLink> = {}, second: string | null = null): Promise<PartnerLink> {
  const link = different.kind === 'card' ? aCard(different) : aLink(different);
  const hash = second === null ? null : ports.signer.hash('partner-code', second);
  await ports.partners.add(link, hash, anAuditEntry({ act: 'partner-link', site: link.site, object: link.code }));
  return link;
}

/** What a shop owner typed who came by a link, ready for Send. */
export function aFormBy(ports: Ports, link: PartnerLink, different: Partial<FormValues> = {}): FormValues {
  return aForm(ports, { partner: signCameBy(ports, link), ...different });
}
