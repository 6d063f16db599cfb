import { type Addresses, pathOf } from '#src/reading/addresses.ts';
import { headingIds, linksOf } from '#src/reading/blocks.ts';
import type { Fault } from '#src/reading/contentFile.ts';
import type { Content, EntryFile } from '#src/reading/readContent.ts';

const OUTSIDE = /^(?:https?:\/\/|mailto:|tel:|sms:)/;

/** Every link inside the portal that leads nowhere: in the text, and under `first` of a reader's page. */
export function checkLinks({ files, older }: Content, addresses: Addresses): Fault[] {
  return [...files, ...older].flatMap((entry) =>
    linksIn(entry).flatMap(({ url, line }) => {
      const wrong = wrongWith(url, entry, addresses);
      return wrong === null ? [] : [{ file: entry.file, line, message: `${url}: ${wrong}` }];
    }),
  );
}

function linksIn({ body, bodyLine, data, lineOf }: EntryFile): { url: string; line: number }[] {
  const first = 'first' in data ? data.first.map(({ to }, index) => ({ url: to, line: lineOf(['first', index, 'to']) })) : [];
  return [...first, ...linksOf(body, bodyLine)];
}

/** What is wrong with an address, said to the editor; null when it leads somewhere. */
function wrongWith(url: string, entry: EntryFile, addresses: Addresses): string | null {
  if (OUTSIDE.test(url)) return null;
  if (!/^(?:#|\/(?!\/))/.test(url)) return 'a link inside the portal begins with a slash, one to the outside with https://';
  const [address = '', anchor] = url.split('#');
  const [path = ''] = address.split('?');
  const own = path === '' || path === pathOf(entry);
  if (own) return wrongAnchor(anchor, entry);
  const missing = wrongPath(path, addresses);
  return missing ?? wrongAnchor(anchor, addresses.entries.get(path));
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
function wrongAnchor(anchor: string | undefined, entry: EntryFile | undefined): string | null {
  if (anchor === undefined || anchor === '' || entry === undefined) return null;
  if (headingIds(entry.body).includes(anchor)) return null;
  return `the page has no heading with the anchor #${anchor}`;
}
