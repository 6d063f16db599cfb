import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { beforeAll, expect, test } from 'vitest';
import { DEFAULT_LOCALE, LOCALES, splitLocale } from '#src/domain/locale.ts';
import type { BuiltFile } from '#src/door/builtFiles.ts';
import { attribute, type Element, elementsIn } from '#src/reading/htmlTree.ts';
import { built, builtFiles, readingPages } from '#tests/support/builtPages.ts';

/** What a first visit may weigh, the font and the icons apart: one round trip of most networks. */
const FIRST_VIEW_BYTES = 14 * 1024;

interface Page {
  readonly path: string;
  readonly file: BuiltFile;
  readonly elements: readonly Element[];
}

let files: Map<string, BuiltFile>;
let pages: Page[];

beforeAll(() => {
  files = builtFiles();
  pages = readingPages().map((file) => {
    const tree: Tree.Document = parse(built(file));
    return { path: file.path, file, elements: elementsIn(tree) };
  });
});

const named = (elements: readonly Element[], ...tagNames: readonly string[]) =>
  elements.filter(({ tagName }) => tagNames.includes(tagName));
const values = (elements: readonly Element[], name: string) => elements.flatMap((element) => attribute(element, name) ?? []);
const wire = (file: BuiltFile | undefined) => file?.packed.br?.size ?? file?.size ?? Number.NaN;

/** Every page that breaks a rule, with what breaks it. */
const broken = (faults: (page: Page) => readonly string[]) => pages.flatMap((page) => faults(page).map((fault) => `${page.path} ${fault}`));

test('there are more than a hundred reading pages in each language, and none is missing in one', () => {
  const places = pages.map(({ path }) => splitLocale(path)).filter(({ path }) => !path.startsWith('/versions/'));
  const inLanguage = Map.groupBy(places, ({ locale }) => locale);
  const pathsIn = (locale: (typeof LOCALES)[number]) => (inLanguage.get(locale) ?? []).map(({ path }) => path).toSorted();

  expect(pathsIn(DEFAULT_LOCALE).length).toBeGreaterThan(100);
  for (const locale of LOCALES) expect(pathsIn(locale)).toEqual(pathsIn(DEFAULT_LOCALE));
});

test('every word of a reading page is in its own language', () => {
  const other = ({ path, elements }: Page) => {
    const { locale } = splitLocale(path);
    const said = values(named(elements, 'html'), 'lang');
    const texts = elements.filter((element) => attribute(element, 'class') === 'prose');
    return [...said, ...values(texts, 'lang')].filter((one) => one !== locale).map((one) => `is in ${one}`);
  };

  expect(broken(other)).toEqual([]);
});

test('no reading page carries a script', () => {
  const scripts = ({ elements }: Page) =>
    named(elements, 'script')
      .filter((script) => attribute(script, 'type') !== 'application/ld+json')
      .map(() => 'has a script');
  const islands = ({ elements }: Page) => named(elements, 'astro-island').map(() => 'has an island');
  const handlers = ({ elements }: Page) =>
    elements.flatMap(({ attrs }) => attrs.filter(({ name }) => name.startsWith('on')).map(({ name }) => `has ${name}`));

  expect(broken((page) => [...scripts(page), ...islands(page), ...handlers(page)])).toEqual([]);
});

test('no reading page sends more than 14 KiB on a first visit, font and icons apart', () => {
  const weight = ({ file, elements }: Page) => {
    const sheets = named(elements, 'link').filter((link) => attribute(link, 'rel') === 'stylesheet');
    // A lazy picture is asked for when somebody scrolls to it.
    const pictures = values(
      named(elements, 'img').filter((picture) => attribute(picture, 'loading') !== 'lazy'),
      'src',
    );
    const sent = [file, ...[...values(sheets, 'href'), ...pictures].map((path) => files.get(path))].map(wire);
    return sent.reduce((sum, size) => sum + size, 0);
  };

  expect(pages.map(weight).every((bytes) => bytes > 1024)).toBe(true);
  expect(
    broken((page) => {
      const over = weight(page) - FIRST_VIEW_BYTES;
      return over > 0 ? [`sends ${weight(page)} bytes, ${over} too many`] : [];
    }),
  ).toEqual([]);
});

test('no reading page asks for a frame, a film or a sheet of its own', () => {
  expect(broken(({ elements }) => named(elements, 'iframe', 'video', 'object', 'style').map(({ tagName }) => `has ${tagName}`))).toEqual(
    [],
  );
});

test('no id stands twice on a page, and every anchor on it leads somewhere on it', () => {
  const faults = ({ elements }: Page) => {
    const ids = values(elements, 'id');
    const twice = ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `has #${id} twice`);
    const anchors = values(named(elements, 'a'), 'href').filter((href) => href.startsWith('#'));
    return [
      ...twice,
      ...anchors.filter((href) => !ids.includes(decodeURI(href.slice(1)))).map((href) => `leads to ${href}, which it has not`),
    ];
  };

  expect(broken(faults)).toEqual([]);
});

test('a term is marked once on a page, is explained there, and not on its own page', () => {
  const words = ({ elements }: Page) => elements.filter((element) => attribute(element, 'class') === 'term');
  const hints = ({ elements }: Page) => elements.filter((element) => attribute(element, 'class') === 'term-hint');
  const slugs = (found: readonly Element[], prefix: string) => values(found, 'id').map((id) => id.slice(prefix.length));
  const faults = (page: Page) => {
    const marked = slugs(words(page), 'word-');
    const explained = slugs(hints(page), 'term-');
    return [
      ...marked.filter((slug, index) => marked.indexOf(slug) !== index).map((slug) => `marks ${slug} twice`),
      ...marked.filter((slug) => !explained.includes(slug)).map((slug) => `does not explain ${slug}`),
      ...explained.filter((slug) => !marked.includes(slug)).map((slug) => `explains ${slug}, which it does not mark`),
      ...marked.filter((slug) => splitLocale(page.path).path === `/glossary/${slug}/`).map((slug) => `marks its own term ${slug}`),
    ];
  };

  expect(pages.flatMap(words).length).toBeGreaterThan(100);
  expect(broken(faults)).toEqual([]);
});

test('no term is marked inside a heading, a link, code or a label', () => {
  const faults = ({ elements }: Page) => {
    const closed = named(elements, 'a', 'code', 'pre', 'label', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6').flatMap(elementsIn);
    return closed.filter((element) => attribute(element, 'class') === 'term').map((element) => `marks ${attribute(element, 'id')}`);
  };

  expect(broken(faults)).toEqual([]);
});
