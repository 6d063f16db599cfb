import { openListing } from '#src/domain/openListing.ts';
import { type Listing, takesReferrals } from '#src/domain/site.ts';
import type { DatedSite } from '#src/ports/sites.ts';
import type { Places } from '#src/ports.ts';
import type { Maker } from './maker.ts';
import { type OpenPorts, openDirectory } from './openIndex.ts';
import type { OpenWords } from './openWords.ts';
import { statusOf } from './serviceText.ts';
import { countyLabel } from './terms.ts';

/** Enough digits for a hundred meters: a middle is no address. */
const DIGITS = 1000;

/**
 * Every listing as one feature of a GeoJSON file (RFC 7946): with the shapes that the site drew, else with a point in the middle of
 * its area, else without a geometry. The point is for maps; nobody is there, and the property `geometry_is` says so.
 */
export async function sitesGeoJson(ports: OpenPorts, words: OpenWords): Promise<string> {
  const { index, maker } = await openDirectory(ports, words);
  const features: object[] = [];
  for (const dated of index.sites) features.push(await featureOf(dated, maker, ports.places));
  return JSON.stringify({ type: 'FeatureCollection', attribution: words.zipCredit, features });
}

async function featureOf(dated: DatedSite, maker: Maker, places: Places): Promise<object> {
  const listing = openListing(dated.site);
  const { geometry, is } = await geometryOf(listing, places);
  return {
    type: 'Feature',
    id: maker.id(`service:${listing.slug}`),
    geometry,
    properties: { ...propertiesOf(dated, listing, maker), geometry_is: is },
  };
}

function propertiesOf({ site, changedAt }: DatedSite, listing: Listing, { address }: Maker): object {
  return {
    slug: listing.slug,
    name: listing.name,
    page: address(`/sites/${listing.slug}/`),
    status: statusOf(site),
    stage: listing.stage,
    model: listing.model,
    departs: listing.departs,
    police_warning: listing.policeWarning,
    who_may_refer: listing.whoMayRefer,
    takes_messages_here: takesReferrals(site),
    pathways: listing.pathways,
    state: listing.state,
    area: listing.area,
    only_part_of_counties: listing.partial,
    counties: listing.counties.map((county) => ({ fips: county.fips, name: countyLabel(county, listing.state) })),
    zips: listing.zips,
    how_to_refer: listing.howToRefer,
    refer_page: listing.referPage,
    phone: listing.phone,
    email: listing.email,
    host: listing.host,
    website: listing.website,
    last_confirmed: listing.confirmedOn,
    last_changed: new Date(changedAt).toISOString(),
  };
}

interface Drawn {
  readonly geometry: object | null;
  readonly is: 'area' | 'middle of the area, nobody is there' | 'not known';
}

async function geometryOf(listing: Listing, places: Places): Promise<Drawn> {
  const { shapes } = listing;
  if (shapes.length > 0) {
    return { geometry: { type: 'MultiPolygon', coordinates: shapes.flatMap(({ polygons }) => polygons) }, is: 'area' };
  }
  const middle = await places.middleOf(listing);
  if (middle === null) return { geometry: null, is: 'not known' };
  const coordinates = [middle.longitude, middle.latitude].map((degrees) => Math.round(degrees * DIGITS) / DIGITS);
  return { geometry: { type: 'Point', coordinates }, is: 'middle of the area, nobody is there' };
}
