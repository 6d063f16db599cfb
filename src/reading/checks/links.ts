import { type Addresses, pathOf } from '#src/reading/addresses.ts';
import { headingIds, linksOf } from '#src/reading/blocks.ts';
import type { Fault } from '#src/reading/contentFile.ts';
import type { Content, EntryFile, TwinFile } from '#src/reading/readContent.ts';
import { pageOf } from './twins.ts';

const OUTSIDE = /^(?:https?:\/\/|mailto:|tel:|sms:)/;

/** Where a link stands, and what its language says at each path. */
interface Place {
  readonly own: string | undefined;
  readonly body: string;
  readonly bodyAt: (path: string) => string | undefined;
}

/**
 * Every link inside the portal that leads nowhere: in the text, and under `first` of a reader's page. A twin leads to twins: the
 * path is the English one, the anchor stands in the page of its own language.
 */
export function checkLinks(content: Content, addresses: Addresses): Fault[] {
  const english = [...content.files, ...content.older].flatMap((entry) => {
    const place = { own: pathOf(entry), body: entry.body, bodyAt: (path: string) => addresses.entries.get(path)?.body };
    return faultsIn(entry, place, addresses);
  });
  const twins = content.twins.flatMap((twin) => {
    const page = pageOf(twin, content);
    const bodyAt = (path: string) => twinAt(path, twin, content, addresses)?.body;
    return faultsIn(twin, { own: page && pathOf(page), body: twin.body, bodyAt }, addresses);
  });
  return [...english, ...twins];
}

function twinAt(path: string, { locale }: TwinFile, { twins }: Content, { entries }: Addresses): TwinFile | undefined {
  const id = entries.get(path)?.id;
  return twins.find((twin) => twin.locale === locale && twin.id === id);
}

function faultsIn(entry: EntryFile | TwinFile, place: Place, addresses: Addresses): Fault[] {
  return linksIn(entry).flatMap(({ url, line }) => {
    const wrong = wrongWith(url, place, addresses);
    return wrong === null ? [] : [{ file: entry.file, line, message: `${url}: ${wrong}` }];
  });
}

function linksIn({ body, bodyLine, data, lineOf }: EntryFile | TwinFile): { url: string; line: number }[] {
  const first = 'first' in data ? data.first.map((link, index) => ({ ...link, line: lineOf(['first', index, 'to']) })) : [];
  return [...first.flatMap((link) => ('to' in link ? [{ url: link.to, line: link.line }] : [])), ...linksOf(body, bodyLine)];
}

/** What is wrong with an address, said to the editor; null when it leads somewhere. */
function wrongWith(url: string, { own, body, bodyAt }: Place, addresses: Addresses): string | null {
  if (OUTSIDE.test(url)) return null;
  if (!/^(?:#|\/(?!\/))/.test(url)) return 'a link inside the portal begins with a slash, one to the outside with https://';
  const [address = '', anchor] = url.split('#');
  const [path = ''] = address.split('?');
  if (path === '' || path === own) return wrongAnchor(anchor, body);
  const missing = wrongPath(path, addresses);
  return missing ?? wrongAnchor(anchor, bodyAt(path));
}

function wrongPath(path: string, { entries, isPage }: Addresses): string | null {
  if (entries.has(path) || isPage(path)) return null;
  const lacksSlash = !path.endsWith('/') && (entries.has(`${path}/`) || isPage(`${path}/`));
  if (lacksSlash) return `end the address with a slash: ${path}/`;
  const term = /^\/glossary\/([^/]+)\/?$/.exec(path)?.[1];
  if (term !== undefined) return `unknown term: there is no content/glossary/${term}.md`;
  return 'no page stands there';
}

/** Only the headings of an entry can be known before the build; the built pages are checked after it. */
function wrongAnchor(anchor: string | undefined, body: string | undefined): string | null {
  if (anchor === undefined || anchor === '' || body === undefined) return null;
  if (headingIds(body).includes(decodeURIComponent(anchor))) return null;
  return `the page has no heading with the anchor #${anchor}`;
}
