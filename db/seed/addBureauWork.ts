import { BUREAU_ZONE } from '#src/domain/bureauMessage.ts';
import { claimUntil } from '#src/domain/claim.ts';
import { DAY_LONG, dayOf } from '#src/domain/day.ts';
import { type ListingField, patchBetween } from '#src/domain/listing.ts';
import { emptyListing } from '#src/domain/newListing.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import { claimReaders } from '#src/features/claims/claimReaders.ts';
import { proposeNewSite } from '#src/features/listings/proposeByBureau.ts';
import { proposeChange } from '#src/features/listings/proposeChange.ts';
import type { Ports } from '#src/ports.ts';

/** Work for the Bureau of the demonstration: two changes, a new site, a claim. Invented, each says so, and no letter is owed for it. */
export async function addBureauWork(ports: Ports, manager: Unlocked): Promise<void> {
  await propose(ports, manager, { eligibility: [ADULTS] }, 'Sample: the invented team decided so in its meeting');
  await propose(ports, manager, { website: 'https://north-lead.example/' }, 'Sample: the invented team has a page now');
  await proposeNewSite(unannounced(ports), 'operator', WEST, {
    source: 'https://west-lead.example/about',
    reason: 'Sample: an invented second team, to show how two people decide on a new site.',
    mou: 'Sample MOU 7',
  });
  await addClaim(ports, manager.staff.site);
}

async function propose(ports: Ports, who: Unlocked, wanted: Partial<Record<ListingField, unknown>>, reason: string): Promise<void> {
  const { site: slug } = who.staff;
  const site = await ports.sites.bySlug(slug);
  if (site === null) throw new Error('the demonstration has no site to change');
  const grounds = { source: 'Sample: the team itself', reason };
  const answer = await proposeChange(unannounced(ports), who, slug, patchBetween(site, wanted), grounds);
  if (answer.kind !== 'proposed') throw new Error(`the demonstration cannot propose a change: ${answer.kind}`);
}

/** Nobody is told of a sample: with no people in sight, no letter is owed. */
function unannounced(ports: Ports): Ports {
  return { ...ports, staff: { ...ports.staff, ofSite: async () => [], ofBureau: async () => [] } };
}

async function addClaim(ports: Ports, site: string): Promise<void> {
  const id = ports.ids.next();
  const at = ports.clock.now() - DAY_LONG;
  const day = dayOf(at, BUREAU_ZONE);
  const recipients = (await claimReaders(ports)).map(({ recipient }) => recipient);
  const undecided = { calledBy: null, calledOn: null, numberFoundAt: null, decidedBy: null } as const;
  await ports.claims.add({
    row: { id, site, day, state: 'asked', ...undecided, deleteOn: claimUntil(day), version: 1 },
    sealed: await ports.vault.sealClaim(recipients, id, CLAIM),
    letters: [],
    audit: { at, actor: 'asker', site, act: 'claim', object: id, result: 'asked' },
  });
}

const CLAIM = {
  name: 'Fern Sample',
  job: 'Sample: program manager',
  email: 'fern@harbor-health.example',
  organization: 'Harbor Health (invented)',
  whereToFindUs: 'Sample: the staff page of the invented Harbor Health',
};

const ADULTS = { en: 'Sample: people of 18 years or more', es: 'Ejemplo: personas de 18 años o más' };

const WEST = {
  ...emptyListing('demo-west-lead', 'WA'),
  name: 'West LEAD (demonstration)',
  area: { en: 'ZIP code 98118 in Seattle (invented)', es: 'el código postal 98118 de Seattle (inventado)' },
  counties: [{ name: 'King', fips: '53033' }],
  partial: true,
  stage: 'launching',
  stageAsOf: 2026,
  host: 'Harbor Health (invented)',
  pathways: ['social-contact'],
  whoMayRefer: 'officers',
  sources: [{ url: 'https://west-lead.example/about', supports: 'That this site is invented' }],
  demonstration: true,
} as const;
