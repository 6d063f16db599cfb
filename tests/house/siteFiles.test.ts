import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readSiteFile } from '#db/siteFile.ts';
import { LOCALES } from '#src/domain/locale.ts';
import { stateName } from '#src/domain/states.ts';
import { ROUTES } from '#src/door/routes.ts';

const FOLDER = 'content/sites';
const files = readdirSync(FOLDER).map((name) => ({ name, contents: parse(readFileSync(`${FOLDER}/${name}`, 'utf8')) as unknown }));
const answers = files.map(({ name, contents }) => readSiteFile(name, contents));
const listings = answers.flatMap((answer) => (answer.kind === 'listing' ? [answer.listing] : []));

/** Every object in a file, with the way to it. */
function objectsIn(value: unknown, way: string): { way: string; object: Record<string, unknown> }[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.entries(value).flatMap(([key, child]) => objectsIn(child, `${way}.${key}`));
  return Array.isArray(value) ? inside : [{ way, object: value as Record<string, unknown> }, ...inside];
}
const objects = files.flatMap(({ name, contents }) => objectsIn(contents, name));

test('there are 82 site files and each can be read', () => {
  expect(answers.flatMap((answer) => (answer.kind === 'wrong' ? answer.errors : []))).toEqual([]);
  expect(listings).toHaveLength(82);
});

test('no two sites share a name in addresses', () => {
  expect(new Set(listings.map(({ slug }) => slug)).size).toBe(listings.length);
});

test('no site is called like a page under /refer/', () => {
  const routed = ROUTES.map(({ pattern }) => /^\/refer\/([a-z0-9-]+)\/$/.exec(pattern)?.[1]);
  const onDisk = readdirSync('src/pages/[...lang]/refer').map((file) => file.replace(/\.(astro|ts)$/, ''));
  const taken = new Set([...routed, ...onDisk]);
  expect(taken).toContain('status');
  expect(listings.filter(({ slug }) => taken.has(slug))).toEqual([]);
});

test('what is said in one language is said in the other', () => {
  const spoken = objects.filter(({ object }) => LOCALES.some((locale) => locale in object));
  const halves = spoken.filter(({ object }) => LOCALES.some((locale) => typeof object[locale] !== 'string' || object[locale] === ''));
  expect(spoken.length).toBeGreaterThan(82);
  expect(halves.map(({ way }) => way)).toEqual([]);
});

test('research notes and how sure the researcher was stay out', () => {
  const research = ['note', 'notes', 'confidence', 'who_can_refer', 'how_to_refer'];
  expect(objects.filter(({ object }) => research.some((key) => key in object)).map(({ way }) => way)).toEqual([]);
});

test('the addresses that a visitor is sent to are https, and each site has a source', () => {
  const sentTo = listings.flatMap(({ website, referPage, successor }) => [
    website,
    referPage,
    typeof successor === 'object' ? successor?.url : null,
  ]);
  expect(sentTo.filter((url) => url && !url.startsWith('https://'))).toEqual([]);
  expect(listings.filter(({ sources }) => sources.length === 0).map(({ slug }) => slug)).toEqual([]);
  expect(listings.flatMap(({ sources }) => sources.filter(({ url }) => !/^https?:\/\//.test(url)))).toEqual([]);
});

test('every state is one that we can name', () => {
  expect(listings.filter(({ state }) => stateName(state, 'en') === state).map(({ slug }) => slug)).toEqual([]);
});

test('a listing that nobody outside may use names no page to refer on', () => {
  expect(listings.filter(({ whoMayRefer, model, referPage }) => referPage && (whoMayRefer !== 'anyone' || model === 'departs'))).toEqual(
    [],
  );
});

test('a site whose words or host say that police or prosecutors may learn of it carries the warning', () => {
  const reached =
    /(?:reach|reaches|see|contacting|calling|talking with|back to) (?:\w+ ){0,4}?(?:police|law enforcement|officers|prosecutors)/i;
  const decides = /(?:law-enforcement staff|police|officers|prosecutors) decide|prosecutors take part|may send police/i;
  const host = /police department|sheriff|prosecut|district attorney|public safety/i;
  const says = listings.filter(
    (one) =>
      host.test(one.host ?? '') ||
      [one.whoInWords, one.howToRefer].some((words) => words && (reached.test(words.en) || decides.test(words.en))),
  );
  expect(says.length).toBeGreaterThan(25);
  expect(says.filter(({ policeWarning }) => policeWarning === null).map(({ slug }) => slug)).toEqual([]);
});

test('a police warning names who may learn of it, in both languages', () => {
  const warned = listings.flatMap(({ slug, policeWarning }) => (policeWarning ? [{ slug, ...policeWarning }] : []));
  expect(warned.map(({ slug }) => slug)).toEqual(expect.arrayContaining(['king-county-wa', 'atlanta-ga-pad', 'las-vegas-nv']));
  expect(warned.filter(({ en }) => !/police|law enforcement|officers|prosecutors/i.test(en)).map(({ slug }) => slug)).toEqual([]);
  expect(warned.filter(({ es }) => !/policía|agentes|autoridades|fiscal/i.test(es)).map(({ slug }) => slug)).toEqual([]);
});
