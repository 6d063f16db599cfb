import { instantAt, offsetHours, type Weekday } from '#src/domain/day.ts';
import { openListing } from '#src/domain/openListing.ts';
import { isLive, type Site, takesReferrals } from '#src/domain/site.ts';
import { type Maker, together } from './maker.ts';
import { countyLabel, marksOf, termOfMark } from './terms.ts';

/** The parts of a service, as HSDS 3.1 nests them. Ids come from the slug and from what stands in the part, so that they outlive edits. */
export function phonesOf(site: Site, { partId, words }: Maker) {
  const { slug, phone: number, policeWarning, whoMayRefer, confirmedOn } = openListing(site);
  if (number === null) return [];
  const mayReachOfficers = whoMayRefer === 'officers' || whoMayRefer === 'partners';
  const description = together(
    policeWarning?.en,
    mayReachOfficers && words.phoneMayReachOfficers,
    confirmedOn === null && !isLive(site) && words.notConfirmed,
  );
  return [{ id: partId(`phone:${slug}`), number, type: 'voice', ...(description === '' ? {} : { description }) }];
}

/** The site's own website and form, the form here, and the listing in Spanish; a warning stands in the label of the form it is about. */
export function linksOf(site: Site, { partId, address, words }: Maker) {
  const { slug, website, referPage, policeWarning } = openListing(site);
  const links = [
    { kind: 'form-here', label: words.links.formHere, url: takesReferrals(site) ? address(`/refer/${slug}/`) : null },
    { kind: 'own-form', label: together(policeWarning?.en, words.links.ownForm), url: referPage },
    { kind: 'website', label: words.links.website, url: website },
    { kind: 'es', label: words.links.inSpanish, url: address(`/es/sites/${slug}/`) },
  ];
  return links.flatMap(({ kind, label, url }) => (url === null ? [] : [{ id: partId(`url:${slug}:${kind}`), label, url }]));
}

const ICAL_DAYS: Readonly<Record<Weekday, string>> = { 1: 'MO', 2: 'TU', 3: 'WE', 4: 'TH', 5: 'FR', 6: 'SA', 7: 'SU' };
const WEEK = [1, 2, 3, 4, 5, 6, 7] as const satisfies readonly Weekday[];

/** One weekly schedule for each open day; hours that only stand in words are one description. */
export function schedulesOf(site: Site, { partId, words, today }: Maker) {
  const { slug, hours } = openListing(site);
  if (!isLive(site)) return hours === null ? [] : [{ id: partId(`schedule:${slug}`), description: hours.en }];
  const { timeZone, weekly, holidays } = site.intake.hours;
  const timezone = offsetHours(instantAt(today, '12:00', timeZone), timeZone);
  const days = holidays.filter((day) => day >= today).join(', ');
  return WEEK.flatMap((weekday) => {
    const opening = weekly[weekday];
    if (opening === undefined) return [];
    return [
      {
        id: partId(`schedule:${slug}:${weekday}`),
        freq: 'WEEKLY',
        byday: ICAL_DAYS[weekday],
        opens_at: `${opening.opens}${offsetText(timezone)}`,
        closes_at: `${opening.closes}${offsetText(timezone)}`,
        timezone,
        notes: together(words.localTime(timeZone), days !== '' && words.closedOn(days)),
      },
    ];
  });
}

/**
 * An offset as clock times carry it.
 * @example offsetText(-8) // '-08:00'
 */
function offsetText(hours: number): string {
  const minutes = Math.round(Math.abs(hours) * 60);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${hours < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** The area in the site's words, then what is known of it exactly: drawn shapes, counties, ZIPs. */
export function areasOf(site: Site, maker: Maker) {
  const { slug, area, shapes, counties, zips, partial, state } = site.listing;
  const { partId, address, id, words } = maker;
  return [
    { id: partId(`area:${slug}`), name: area.en, extent: area.en, extent_type: 'text' },
    ...shapes.map(({ words: said, polygons }, index) => ({
      id: partId(`area:${slug}:shape:${index}`),
      name: said.en,
      extent: JSON.stringify({ type: 'MultiPolygon', coordinates: polygons }),
      extent_type: 'geojson',
    })),
    ...counties.map((county) => ({
      id: partId(`area:${slug}:${county.fips}`),
      name: countyLabel(county, state),
      ...(partial ? { description: words.inPart(area.en) } : {}),
      extent: countyLabel(county, state),
      extent_type: 'text',
      uri: address(`/hsds/taxonomy_terms/${id(`term:us-county:${county.fips}`)}`),
    })),
    ...(zips.length === 0 ? [] : [{ id: partId(`area:${slug}:zips`), name: words.zips, extent: zips.join(' '), extent_type: 'text' }]),
  ];
}

/** Languages that somebody there reads; only a live site has said so. */
export function languagesOf(site: Site, { partId, words }: Maker) {
  if (!isLive(site)) return [];
  return site.intake.readsLanguages.map((code) => ({
    id: partId(`language:${site.listing.slug}:${code}`),
    name: words.languages[code],
    code,
    note: words.readsLanguage,
  }));
}

/** Room for new people (HSDS 3.1 `service_capacity` with its `unit`). */
export function capacitiesOf({ listing }: Site, { partId, words }: Maker) {
  const { slug, capacity } = listing;
  if (capacity === null) return [];
  const { places, most, asOf } = capacity;
  return [
    {
      id: partId(`capacity:${slug}`),
      unit: { id: partId('unit:place'), name: words.place },
      available: places,
      ...(most === null ? {} : { maximum: most }),
      description: words.placesFree(asOf),
      updated: `${asOf}T00:00:00.000Z`,
    },
  ];
}

/** Everything that HSDS has no field for, under the terms of the local taxonomies. */
export function attributesOf(site: Site, maker: Maker) {
  const { slug } = site.listing;
  return marksOf(site).map((mark) => {
    const { taxonomy, code, value, label } = mark;
    const term = termOfMark(maker, mark, site.listing);
    return {
      id: maker.partId(`attribute:${slug}:${taxonomy}:${code}:${value ?? ''}:${label ?? ''}`),
      link_id: maker.id(`service:${slug}`),
      link_entity: 'service',
      link_type: taxonomy,
      taxonomy_term_id: term.id,
      ...(value === undefined ? {} : { value }),
      ...(label === undefined ? {} : { label }),
      taxonomy_term: term,
    };
  });
}
