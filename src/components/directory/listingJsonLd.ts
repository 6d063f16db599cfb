import { addDays, DAY_LONG, dayOf, type Instant, instantAt, type Weekday } from '#src/domain/day.ts';
import { type Locale, localePath, saidIn } from '#src/domain/locale.ts';
import { type OpeningHours, promiseFor } from '#src/domain/promise.ts';
import { isLive, type Listing, type LiveSite } from '#src/domain/site.ts';
import { stateName } from '#src/domain/states.ts';
import { isOutOfDate, policeWarningOf } from '#src/domain/wayToRefer.ts';
import type { OpenedSite } from '#src/features/directory/openSite.ts';
import { wordsFor } from '#src/words/words.ts';

interface Where {
  readonly locale: Locale;
  readonly url: string;
  readonly origin: string;
  readonly now: Instant;
}

/**
 * A site in the words of schema.org (directory-conventions §4), for search engines. These show single facts without what
 * stands beside them, so a way in is told only where nobody needs a warning first; what is invented or has ended is not told at all.
 */
export function listingJsonLd(opened: OpenedSite, where: Where): object | undefined {
  const { listing } = opened.site;
  if (listing.demonstration || listing.stage === 'ended') return undefined;
  const { locale, url } = where;
  const words = wordsFor(locale).sites;
  const hosts = (listing.host ?? '').split(';').map((name) => name.trim());
  const providers = hosts
    .filter((name) => name !== '')
    .map((name) => ({ '@type': isGovernment(name) ? 'GovernmentOrganization' : 'Organization', name }));
  const channel = channelOf(opened, where);
  return {
    '@context': 'https://schema.org',
    '@type': providers.some((provider) => provider['@type'] === 'GovernmentOrganization') ? 'GovernmentService' : 'Service',
    name: listing.name,
    url,
    serviceType: 'Law Enforcement Assisted Diversion (LEAD)',
    description: words.page.description(listing.name, saidIn(listing.area, locale)),
    audience: { '@type': 'Audience', audienceType: words.who[listing.whoMayRefer] },
    areaServed: areaServed(listing, locale),
    ...(providers.length > 0 ? { provider: providers } : {}),
    ...(channel === null ? {} : { availableChannel: channel }),
    ...(isLive(opened.site) ? { hoursAvailable: hoursAvailable(opened.site.intake.hours) } : {}),
  };
}

const GOVERNMENT =
  /\b(?:police|sheriff|prosecutor|district attorney|attorney general|city of|county of|state of|town of|department of|health department|county government)\b/i;

function isGovernment(host: string): boolean {
  return GOVERNMENT.test(host);
}

/** Whole counties as such; what is smaller in its own words. */
function areaServed({ area, counties, partial, zips, shapes, state }: Listing, locale: Locale): object {
  const containedInPlace = { '@type': 'State', name: stateName(state, 'en') };
  if (partial || zips.length > 0 || shapes.length > 0 || counties.length === 0) {
    return { '@type': 'AdministrativeArea', name: saidIn(area, locale), containedInPlace };
  }
  return counties.map(({ name }) => ({ '@type': 'AdministrativeArea', name: `${name}, ${state}`, containedInPlace }));
}

function channelOf({ site, way, today }: OpenedSite, { locale, origin, now }: Where): object | null {
  const { slug, referPage, phone } = site.listing;
  if (way === 'here' && isLive(site)) {
    return {
      '@type': 'ServiceChannel',
      serviceUrl: new URL(localePath(locale, `/refer/${slug}/`), origin).href,
      availableLanguage: site.intake.readsLanguages,
      processingTime: `P${longestWait(site, now)}D`,
    };
  }
  if (way !== 'own-door' || policeWarningOf(site) !== null || isOutOfDate(site, today)) return null;
  return {
    '@type': 'ServiceChannel',
    ...(referPage === null ? {} : { serviceUrl: referPage }),
    ...(phone === null ? {} : { servicePhone: { '@type': 'ContactPoint', telephone: phone } }),
  };
}

/** Days until a message is read at the latest, whenever in the next weeks it comes: a search engine may keep this for long. */
export function longestWait({ intake }: LiveSite, now: Instant): number {
  const { hours, promiseDays } = intake;
  const today = dayOf(now, hours.timeZone);
  const waits = Array.from({ length: 28 }, (_, ahead) => {
    const sent = instantAt(addDays(today, ahead), '23:59', hours.timeZone);
    const promised = promiseFor(hours, sent, promiseDays);
    return promised === null ? 0 : Math.ceil((promised.at - sent) / DAY_LONG);
  });
  return Math.max(...waits);
}

const DAYS: Readonly<Record<Weekday, string>> = {
  1: 'Monday',
  2: 'Tuesday',
  3: 'Wednesday',
  4: 'Thursday',
  5: 'Friday',
  6: 'Saturday',
  7: 'Sunday',
};
const WEEK: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

function hoursAvailable({ weekly }: OpeningHours): object[] {
  return WEEK.flatMap((day) => {
    const opening = weekly[day];
    return opening
      ? [
          {
            '@type': 'OpeningHoursSpecification',
            dayOfWeek: `https://schema.org/${DAYS[day]}`,
            opens: opening.opens,
            closes: opening.closes,
          },
        ]
      : [];
  });
}
