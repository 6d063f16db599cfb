import type { LetterKind } from '#src/domain/letters.ts';
import type { ListingChange } from '#src/domain/listingChange.ts';
import type { NewDelivery } from '#src/ports/letters.ts';
import type { StaffRecord } from '#src/ports/staff.ts';
import type { Ports } from '#src/ports.ts';

/** The letter that tells the Bureau that work waits: once a visit, however much waits. */
export async function owedToBureau(ports: Ports): Promise<NewDelivery[]> {
  const people = await ports.staff.ofBureau();
  return people.filter(isThere).map(({ id }) => ({ ...letter(ports, 'bureau-work', null), staffId: id, nth: 1 }));
}

/** The letter to everybody who answered for the listing so far, that somebody wants people sent elsewhere (product §5). */
export async function owedToOldAddress(ports: Ports, slug: string): Promise<NewDelivery[]> {
  const site = await ports.sites.bySlug(slug);
  const people = (await ports.staff.ofSite(slug)).filter(isThere);
  const told = people.filter(({ id, role }) => role === 'manager' || id === site?.intake?.backupContact);
  const contact = { ...letter(ports, 'listing-change', slug), staffId: null, site: slug };
  return [...told.map(({ id }) => ({ ...letter(ports, 'listing-change', slug), staffId: id })), contact];
}

/** The letter that the Bureau answered, to the managers of the site. */
export async function owedAnswer(ports: Ports, { site }: ListingChange): Promise<NewDelivery[]> {
  const people = (await ports.staff.ofSite(site)).filter(isThere);
  return people.filter(({ role }) => role === 'manager').map(({ id }) => ({ ...letter(ports, 'listing-answer', site), staffId: id }));
}

function isThere({ status }: StaffRecord): boolean {
  return status === 'active';
}

function letter(ports: Ports, kind: LetterKind, about: string | null): Omit<NewDelivery, 'staffId'> {
  return { id: ports.ids.next(), kind, about, nth: null, dueAt: ports.clock.now(), secret: null };
}
