import type { ListingField, Patch } from '#src/domain/listing.ts';
import { patchBetween } from '#src/domain/listing.ts';
import type { BureauUnlocked, SignedIn } from '#src/domain/staff.ts';
import { addReader, unlockedReader } from './aBureau.ts';
import { addWorker, type Worker } from './aDesk.ts';
import { addSite, type SiteAsked } from './aSite.ts';
import { PEOPLE } from './people.ts';
import type { TestPorts } from './testPorts.ts';

/** Somebody who signed in and did not unlock, as pages see them. */
export function signedIn({ record }: Worker): SignedIn {
  const { id, site, role, name } = record;
  return { staff: { id, site, role, name }, sessionId: 'a-session', csrf: 'a-token', since: 0 };
}

/** A live site with its manager, and two people of the Bureau. */
export async function aKeptListing(ports: TestPorts, asked: SiteAsked = {}) {
  const slug = asked.slug ?? 'north-lead';
  await addSite(ports, asked);
  const worker = await addWorker(ports, { site: slug, role: 'manager', ...PEOPLE.manager });
  await ports.sites.goLive(slug, { ...(await intakeOf(ports, slug)), backupContact: worker.record.id }, ports.clock.now());
  const [cleo, dora] = [await addReader(ports), await addReader(ports, 'Dora Lampwick')];
  const bureau: readonly [BureauUnlocked, BureauUnlocked] = [unlockedReader(cleo), unlockedReader(dora)];
  return { slug, worker, manager: signedIn(worker), bureau };
}

/** The patch from what a site holds to what somebody wants. */
export async function patchOf(ports: TestPorts, slug: string, wanted: Partial<Record<ListingField, unknown>>): Promise<Patch> {
  return patchBetween(await siteOf(ports, slug), wanted);
}

export async function siteOf(ports: TestPorts, slug: string) {
  const site = await ports.sites.bySlug(slug);
  if (site === null) throw new Error('the site was not stored');
  return site;
}

async function intakeOf(ports: TestPorts, slug: string) {
  const { intake } = await siteOf(ports, slug);
  if (intake === null) throw new Error('the site has no intake');
  return intake;
}
