import { loadSites } from '#db/loadSites.ts';
import { DEMONSTRATION_LISTING, demonstrationIntake } from '#db/seed/demonstration.ts';
import type { Ring } from '#src/domain/areaShape.ts';
import { ROUTING_FACTS } from '#src/domain/site.ts';
import type { Ports } from '#src/ports.ts';
import { aListing, anIntake } from '#tests/support/aSite.ts';

const BLOCK: Ring = [
  [-122.34, 47.6],
  [-122.32, 47.6],
  [-122.32, 47.62],
  [-122.34, 47.62],
  [-122.34, 47.6],
];

/** A site that tells everything that a site can tell. */
export const TALKATIVE = aListing({
  slug: 'talkative-lead',
  name: 'Talkative LEAD',
  partial: true,
  zips: ['98104', '98101'],
  shapes: [{ words: { en: 'downtown of Seattle', es: 'el centro de Seattle' }, polygons: [[BLOCK]] }],
  website: 'https://talkative.example/',
  referPage: 'https://talkative.example/refer',
  email: 'team@talkative.example',
  hours: { en: 'Weekdays', es: 'Días laborables' },
  whoInWords: { en: 'Anyone who lives there.', es: 'Cualquiera que viva allí.' },
  howToRefer: { en: 'Write or call.', es: 'Escriba o llame.' },
  policeWarning: { en: 'The police read its own form.', es: 'La policía lee su formulario.' },
  eligibility: [{ en: 'Adults', es: 'Personas adultas' }],
  exclusions: [{ en: 'Nobody', es: 'Nadie' }],
  charges: [{ en: 'Theft', es: 'Hurto' }],
  sources: [{ url: 'https://talkative.example/about', supports: 'Everything' }],
  capacity: { places: 3, most: 20, asOf: '2026-02-28' },
  checked: Object.fromEntries(ROUTING_FACTS.map((fact) => [fact, '2026-02-20'])),
  confirmedOn: '2026-02-20',
});

/** The 82 real listings, the invented one of the demonstration, and sites that tell what no real one tells yet. */
export async function fillDirectory(ports: Ports): Promise<void> {
  await ports.sites.addMissing([...(await loadSites('content/sites')), DEMONSTRATION_LISTING, TALKATIVE]);
  await ports.sites.addMissing([
    aListing({ slug: 'paused-lead', name: 'Paused LEAD', hours: { en: 'Weekdays', es: 'Días laborables' } }),
    aListing({
      slug: 'departing',
      name: 'Departing program',
      model: 'departs',
      departs: { en: 'It reports to officers', es: 'Informa a los agentes' },
      policeWarning: { en: 'Officers hear of it', es: 'Los agentes se enteran' },
      howToRefer: { en: 'Call the officer at 206-555-0177.', es: 'Llame al agente al 206-555-0177.' },
      phone: '206-555-0177',
      email: 'officer@departing.example',
      referPage: 'https://departing.example/form',
    }),
    aListing({ slug: 'ended-lead', name: 'Ended LEAD', stage: 'ended', phone: '206-555-0178', successor: 'talkative-lead' }),
    aListing({
      slug: 'silent-lead',
      counties: [],
      zips: [],
      phone: null,
      host: null,
      stage: 'exploring',
      whoMayRefer: 'unknown',
      pathways: [],
    }),
  ]);
  const message = { en: 'We are full until May.', es: 'Estamos llenos hasta mayo.' };
  await ports.sites.goLive(DEMONSTRATION_LISTING.slug, demonstrationIntake('nobody', '2026-01-05'), 0);
  await ports.sites.goLive(
    'talkative-lead',
    anIntake({ walkIn: { en: 'Come in on Mondays', es: 'Venga los lunes' } }),
    Date.UTC(2026, 1, 1),
  );
  await ports.sites.goLive('paused-lead', anIntake({ status: 'paused', publicMessage: message, takesMinors: true }), Date.UTC(2026, 1, 1));
}
