import { nearestOf } from '#src/domain/areaShape.ts';
import { todaysCounties } from '#src/domain/counties.ts';
import { isLocal, type Place, routeToSites } from '#src/domain/routing.ts';
import type { Site } from '#src/domain/site.ts';
import type { DatedSite } from '#src/ports/sites.ts';
import type { Ports } from '#src/ports.ts';
import type { ListQuery } from './listQuery.ts';
import { holdsAll, type OpenDirectory, plain, searchTextOf } from './openIndex.ts';
import { type Mark, marksOf } from './terms.ts';

const METERS_PER_MILE = 1609.344;

type Keeps = (dated: DatedSite) => boolean;

/** The sites that a query leaves, in their order. Conditions are cumulative. */
export async function filterSites(ports: Pick<Ports, 'places'>, directory: OpenDirectory, query: ListQuery): Promise<readonly DatedSite[]> {
  const { sites } = directory.index;
  const conditions = [...plainConditions(directory, query), ...(await placeConditions(ports, directory, query))];
  return conditions.length === 0 ? sites : sites.filter((dated) => conditions.every((keeps) => keeps(dated)));
}

/** The quick ones first: what they drop is not looked at again. */
function plainConditions(directory: OpenDirectory, query: ListQuery): Keeps[] {
  const { maker, index } = directory;
  const { modifiedAfter, organizationId, search, termIds, taxonomyId } = query;
  const conditions: Keeps[] = [];
  if (modifiedAfter !== null) conditions.push(({ changedAt }) => changedAt >= modifiedAfter);
  if (organizationId !== null) {
    const found = index.find('organization', organizationId);
    conditions.push((dated) => dated === found);
  }
  const asked = plain(search ?? '');
  if (asked !== '') conditions.push(({ site }) => holdsAll(searchTextOf(site), asked));
  conditions.push(...termIds.map((id) => hasTerm(directory, id)));
  if (taxonomyId !== null) {
    conditions.push(({ site }) => marksOf(site).some(({ taxonomy }) => maker.id(`taxonomy:${taxonomy}`) === taxonomyId));
  }
  return conditions;
}

/** A term that nobody bears leaves no site. */
function hasTerm({ index, maker }: OpenDirectory, id: string): Keeps {
  const term = index.terms.find((one) => one.id === id);
  if (term === undefined) return () => false;
  const isIt = ({ taxonomy, code }: Mark) => code === term.code && maker.id(`taxonomy:${taxonomy}`) === term.taxonomy_id;
  return ({ site }) => marksOf(site).some(isIt);
}

/** Sites whose own area may hold a ZIP, or comes as near to it as was asked. A ZIP that nobody knows leaves none. */
async function placeConditions(ports: Pick<Ports, 'places'>, { index, maker }: OpenDirectory, query: ListQuery): Promise<Keeps[]> {
  const { postcode, meters } = query;
  if (postcode === null) return [];
  const answer = await ports.places.find(postcode);
  if (answer.kind !== 'known') return [() => false];
  const { place } = answer;
  const local = new Set(
    routeToSites(place, index.plainSites, maker.today)
      .filter(isLocal)
      .map(({ site }) => site),
  );
  const isNear = meters === null ? () => false : nearness(place, meters / METERS_PER_MILE);
  return [({ site }) => local.has(site) || isNear(site)];
}

/** A drawn area is measured to its edge, a county to the nearest of its ZIPs. */
function nearness({ spots, nearby }: Place, miles: number): (site: Site) => boolean {
  const counties = new Set(nearby.filter((near) => near.miles <= miles).map(({ fips }) => fips));
  return ({ listing }) => {
    if (listing.shapes.length > 0) return nearestOf(listing.shapes, spots, miles) !== null;
    return listing.counties.some(({ fips }) => todaysCounties(fips).some((code) => counties.has(code)));
  };
}
