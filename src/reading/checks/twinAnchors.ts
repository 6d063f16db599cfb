import { type Addresses, pathOf } from '#src/reading/addresses.ts';
import { headingIds, type Link, linksOf } from '#src/reading/blocks.ts';
import type { Fault } from '#src/reading/contentFile.ts';
import type { Content, EntryFile, TwinFile } from '#src/reading/readContent.ts';
import { pageOf } from './twins.ts';

/** A link of a twin that leads to another heading than the English one: anchors are of the language, the place is not. */
export function checkTwinAnchors(content: Content, { entries }: Addresses): Fault[] {
  return content.twins.flatMap((twin) => {
    const page = pageOf(twin, content);
    if (page === undefined) return [];
    const english = Map.groupBy(anchoredLinks(page, page), ({ path }) => path);
    return [...Map.groupBy(anchoredLinks(twin, page), ({ path }) => path)].flatMap(([path, links]) => {
      const target = entries.get(path);
      const own = content.twins.find(({ locale, id }) => locale === twin.locale && id === target?.id);
      if (target === undefined || own === undefined) return [];
      return links.flatMap((link, index) => otherHeading(twin, link, { of: english.get(path)?.[index], target, own }));
    });
  });
}

interface AnchoredLink extends Link {
  readonly path: string;
  readonly anchor: string;
}

function anchoredLinks({ body, bodyLine }: EntryFile | TwinFile, page: EntryFile): AnchoredLink[] {
  return linksOf(body, bodyLine).flatMap((link) => {
    const [path = '', anchor = ''] = link.url.split('#');
    return anchor === '' ? [] : [{ ...link, path: path || pathOf(page), anchor: decodeURIComponent(anchor) }];
  });
}

interface Counterpart {
  readonly of: AnchoredLink | undefined;
  readonly target: EntryFile;
  readonly own: TwinFile;
}

function otherHeading({ file }: TwinFile, link: AnchoredLink, { of, target, own }: Counterpart): Fault[] {
  const [wanted, found] = [headingIds(target.body), headingIds(own.body)];
  // Pages with other headings are stale, and told so.
  if (of === undefined || wanted.length !== found.length || !found.includes(link.anchor)) return [];
  const right = found[wanted.indexOf(of.anchor)];
  if (right === undefined || right === link.anchor) return [];
  return [{ file, line: link.line, message: `${link.url}: the English link leads to the heading #${right}` }];
}
