import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

export interface BuiltLink {
  readonly url: string;
  readonly line: number;
  /** The link itself says in which language it leads. */
  readonly saysLanguage: boolean;
}

/** What the check of the links needs to know of a built page. */
export interface BuiltPage {
  /** The path under which it is served. */
  readonly path: string;
  readonly file: string;
  readonly links: readonly BuiltLink[];
  /** What an anchor may point at. */
  readonly anchors: ReadonlySet<string>;
}

const ADDRESSES = new Set(['href', 'src', 'action', 'formaction']);
/** What a page names for those who link to it. */
const NAMED_IN_META = new Set(['og:image', 'og:url', 'twitter:image']);

/** Reads the links and the anchors of one page. */
export function readBuiltPage(path: string, file: string, text: string): BuiltPage {
  const elements = elementsOf(parse(text, { sourceCodeLocationInfo: true }));
  return {
    path,
    file,
    links: elements.flatMap((element) => {
      const saysLanguage = element.attrs.some(({ name }) => name === 'hreflang');
      return addressesIn(element).map((url) => ({ url, line: element.sourceCodeLocation?.startLine ?? 1, saysLanguage }));
    }),
    anchors: new Set(elements.flatMap(anchorsIn)),
  };
}

function addressesIn({ tagName, attrs }: Tree.Element): string[] {
  if (tagName === 'meta') return attrs.some(({ value }) => NAMED_IN_META.has(value)) ? contentOf(attrs) : [];
  return attrs.flatMap(({ name, value }) => {
    if (ADDRESSES.has(name)) return [value];
    if (name !== 'srcset') return [];
    return value.split(',').map((choice) => choice.trim().split(/\s+/)[0] ?? '');
  });
}

function contentOf(attrs: Tree.Element['attrs']): string[] {
  return attrs.filter(({ name }) => name === 'content').map(({ value }) => value);
}

function anchorsIn({ tagName, attrs }: Tree.Element): string[] {
  return attrs.filter(({ name }) => name === 'id' || (name === 'name' && tagName === 'a')).map(({ value }) => value);
}

function elementsOf(node: Tree.Node): Tree.Element[] {
  const own = 'tagName' in node ? [node] : [];
  const inside = 'content' in node ? elementsOf(node.content) : [];
  return [...own, ...inside, ...('childNodes' in node ? node.childNodes.flatMap(elementsOf) : [])];
}
