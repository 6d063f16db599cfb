import { openListing } from '#src/domain/openListing.ts';
import { isLive, type Listing, type Site } from '#src/domain/site.ts';
import type { DatedSite } from '#src/ports/sites.ts';
import type { Maker } from './maker.ts';
import { areasOf, attributesOf, capacitiesOf, languagesOf, linksOf, phonesOf, schedulesOf } from './serviceParts.ts';
import { alertOf, applicationProcessOf, descriptionOf, eligibilityOf, statusOf } from './serviceText.ts';

/** How much of a service or organization is told: the fields of its own, or with everything that belongs to it. */
export type Depth = 'list' | 'full';

/** The youngest whom a team takes that leaves people under 18 to others. */
const ADULT = 18;

/** A site as an HSDS service, with the fields of its own and whose it is. */
export function listService({ site, changedAt }: DatedSite, maker: Maker) {
  const listing = openListing(site);
  return {
    id: maker.id(`service:${listing.slug}`),
    name: listing.name,
    description: descriptionOf(site, maker),
    // Our page of the site: whoever follows it reads the warnings, whatever was left out on the way.
    url: maker.address(`/sites/${listing.slug}/`),
    ...(listing.email === null ? {} : { email: listing.email }),
    status: statusOf(site),
    application_process: applicationProcessOf(site, maker),
    eligibility_description: eligibilityOf(site, maker),
    ...(isLive(site) && !site.intake.takesMinors ? { minimum_age: ADULT } : {}),
    ...(listing.confirmedOn === null ? {} : { assured_date: listing.confirmedOn }),
    alert: alertOf(site, maker),
    last_modified: new Date(changedAt).toISOString(),
    organization: listOrganization(site, maker),
  };
}

/** A site as an HSDS service with all that belongs to it. */
export function fullService(dated: DatedSite, maker: Maker) {
  return {
    ...serviceWithParts(dated, maker),
    service_at_locations: [{ ...atLocation(dated.site, maker), ...locatedParts(dated.site, maker) }],
  };
}

function serviceWithParts(dated: DatedSite, maker: Maker) {
  const { site } = dated;
  return {
    ...listService(dated, maker),
    additional_urls: linksOf(site, maker),
    phones: phonesOf(site, maker),
    schedules: schedulesOf(site, maker),
    service_areas: areasOf(site, maker),
    languages: languagesOf(site, maker),
    capacities: capacitiesOf(site, maker),
    attributes: attributesOf(site, maker),
  };
}

/** Just enough to see what changed since when. */
export function minimalService({ site, changedAt }: DatedSite, maker: Maker) {
  return { id: maker.id(`service:${site.listing.slug}`), modified_date: new Date(changedAt).toISOString() };
}

/**
 * Who runs a site. One for each site, whoever else is behind it: hosts stand as text and are several at once, and an organization that
 * came and went with a word of it would be no use to anybody.
 */
export function listOrganization({ listing }: Site, maker: Maker) {
  const { slug, host, name, website } = listing;
  return {
    id: maker.id(`organization:${slug}`),
    name: host ?? name,
    description: host === null ? maker.words.hostUnknown : maker.words.hostOf(name),
    ...(website === null ? {} : { website }),
  };
}

/** With the site that it runs: by name, or in full. */
export function fullOrganization(dated: DatedSite, maker: Maker, service: Depth) {
  const { id, name, status } = listService(dated, maker);
  return {
    ...listOrganization(dated.site, maker),
    services: [service === 'full' ? fullService(dated, maker) : { id, name, status }],
  };
}

export function listAtLocation(dated: DatedSite, maker: Maker) {
  return { ...atLocation(dated.site, maker), service: listService(dated, maker) };
}

export function fullAtLocation(dated: DatedSite, maker: Maker) {
  return { ...atLocation(dated.site, maker), ...locatedParts(dated.site, maker), service: serviceWithParts(dated, maker) };
}

/** Outreach goes to people: no office is told, so that nobody is sent to a door where nobody opens. */
function atLocation({ listing }: Site, maker: Maker) {
  return {
    id: maker.id(`at-location:${listing.slug}`),
    description: listing.area.en,
    location: locationOf(listing, maker),
  };
}

function locationOf({ slug, area }: Listing, { id, address, words }: Maker) {
  return {
    id: id(`location:${slug}`),
    location_type: 'virtual',
    url: address(`/sites/${slug}/`),
    name: area.en,
    description: words.noOffice,
  };
}

function locatedParts(site: Site, maker: Maker) {
  return { service_areas: areasOf(site, maker), phones: phonesOf(site, maker), schedules: schedulesOf(site, maker) };
}
