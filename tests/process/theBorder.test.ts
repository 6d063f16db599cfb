import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { DEMONSTRATION_LISTING } from '#db/seed/demonstration.ts';
import type { AreaShape, Ring } from '#src/domain/areaShape.ts';
import { localePath } from '#src/domain/locale.ts';
import type { Listing } from '#src/domain/site.ts';
import { desk } from '#src/words/en/desk.ts';
import { wordsFor } from '#src/words/words.ts';
import { demoLetters, signIn } from './support/desk.ts';
import type { Portal } from './support/portal.ts';
import { type PortalHome, seededHome } from './support/portalHome.ts';
import { asAPerson, receiptOn, storedIn } from './support/referral.ts';
import { type Visited, visitor } from './support/visitor.ts';

/** The middle of ZIP 98101 lies on this line. */
const LINE = -122.3305;
const WEST = { en: 'west of 5th Avenue', es: 'al oeste de la 5.ª avenida' };
const EAST = { en: 'east of 5th Avenue', es: 'al este de la 5.ª avenida' };
const OTHER_SITE = 'East LEAD (invented)';

const drawn = (words: AreaShape['words'], from: number, to: number): AreaShape => {
  const ring: Ring = [
    [from, 47.58],
    [to, 47.58],
    [to, 47.64],
    [from, 47.64],
    [from, 47.58],
  ];
  return { words, polygons: [[ring]] };
};
const ZIP = '98101';

let home: PortalHome;
let portal: Portal;
beforeAll(async () => {
  home = await seededHome();
  await drawTheLine();
  portal = await home.start();
});
afterAll(() => home[Symbol.asyncDispose]());

/** The demonstration's site gets the west; a second one with the same settings gets the east. No other site is left. */
async function drawTheLine(): Promise<void> {
  const database = await openDatabase({ url: `file:${home.database}` });
  const area = { zips: [], counties: [], partial: true };
  const west: Listing = { ...DEMONSTRATION_LISTING, ...area, shapes: [drawn(WEST, -122.36, LINE)] };
  const east: Listing = { ...west, slug: 'east-lead', name: OTHER_SITE, shapes: [drawn(EAST, LINE, -122.3)] };
  const { slug } = DEMONSTRATION_LISTING;
  try {
    await database.client.batch(
      [
        { sql: 'UPDATE sites SET listing = ? WHERE slug = ?', args: [JSON.stringify(west), slug] },
        {
          sql: 'INSERT INTO sites (slug, state, listing, intake, live_since) SELECT ?, state, ?, intake, live_since FROM sites WHERE slug = ?',
          args: [east.slug, JSON.stringify(east), slug],
        },
        { sql: "DELETE FROM sites WHERE slug NOT IN (?, 'east-lead')", args: [slug] },
      ],
      'write',
    );
  } finally {
    database.close();
  }
}

const formsTo = ({ page }: Visited) => page.forms.filter(({ action }) => /\/refer\/[a-z-]+-lead\/$/.test(action));

test.each(['en', 'es'] as const)(
  'where two areas meet one question asks which, each is a button, and nothing goes by itself (%s)',
  async (locale) => {
    const before = await storedIn(home);
    const { found, card } = wordsFor(locale).finder;

    const asked = await visitor(portal).post(localePath(locale, '/refer/start/'), { place: ZIP, for: 'other' });

    expect(asked).toMatchObject({ status: 200, location: null });
    expect(asked.headers.get('refresh')).toBeNull();
    expect(asked.html).not.toMatch(/http-equiv="?refresh|autofocus|\.submit\(/i);
    expect(asked.page.text).toContain(found.whichArea);
    for (const words of [WEST, EAST]) expect(asked.page.text).toContain(card.inArea(words[locale]));
    expect(formsTo(asked).map(({ buttons }) => buttons.map(({ text }) => text))).toEqual([
      [card.there(OTHER_SITE)],
      [card.there(DEMONSTRATION_LISTING.name)],
    ]);
    expect(asked.page.text).toContain(found.noneFits);
    expect(await storedIn(home)).toEqual(before);
  },
);

test('a bare ZIP in an address is asked about just the same', async () => {
  const asked = await visitor(portal).get(`/refer/start/?place=${ZIP}&for=self`);

  expect(asked).toMatchObject({ status: 200, location: null });
  expect(asked.page.text).toContain(wordsFor('en').finder.found.whichAreaSelf);
  expect(formsTo(asked)).toHaveLength(2);
});

test('the answer and the rule that asked arrive at the desk', async () => {
  const sender = visitor(portal);
  const asked = await sender.post('/refer/start/', { place: ZIP, for: 'other' });
  const form = await sender.press(asked, wordsFor('en').finder.card.there(DEMONSTRATION_LISTING.name));
  const check = await sender.press(form, 'check', { danger: 'no', where: 'By the fountain', concerns: 'housing', relation: 'faith' });
  await asAPerson();
  expect(receiptOn(await sender.follow(await sender.press(check, 'send')))).toHaveLength(16);

  const me = visitor(portal);
  await signIn(me, demoLetters(portal));
  const { page } = await me.get('/staff/queue/?view=new');
  const [item] = page.links.filter(({ href }) => /^\/staff\/queue\/[a-z2-7]{26}\//.test(href));
  const opened = await me.get(item?.href ?? '');

  expect(opened.page.text).toContain(ZIP);
  expect(opened.page.text).toContain(desk.chosenBy(`shape:${ZIP}`));
});

test('a place beyond the border is told that no team fits, and the form of neither site takes it', async () => {
  const me = visitor(portal);
  const asked = await me.post('/refer/start/', { place: '98001', for: 'other' });
  expect(formsTo(asked)).toEqual([]);

  const form = await me.post('/refer/demo-north-lead/', { place: '98001', for: 'other' });
  const answer = await me.press(form, 'check', { danger: 'no', where: 'By the fountain', concerns: 'housing', relation: 'faith' });
  expect(answer.page.text).toContain(wordsFor('en').refer.notForUs['place-outside'](DEMONSTRATION_LISTING.name));
});
