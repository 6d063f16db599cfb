import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

export interface PageButton {
  readonly name: string;
  readonly value: string;
  readonly text: string;
}

/** A form as a browser without scripts sees it. */
export interface PageForm {
  readonly action: string;
  readonly buttons: readonly PageButton[];
  /** What would be posted if nobody touched anything. */
  readonly fields: readonly (readonly [string, string])[];
}

/** A page as somebody reads it: its words, its links and its forms. */
export interface ReadPage {
  readonly title: string;
  /** The words of the main part, with single spaces. */
  readonly text: string;
  readonly links: readonly { readonly href: string; readonly text: string }[];
  readonly forms: readonly PageForm[];
}

/** Reads the markup of a page. */
export function readPage(html: string): ReadPage {
  const all = elementsOf(parse(html));
  const main = all.find(({ tagName }) => tagName === 'main');
  const links = all.filter(({ tagName }) => tagName === 'a');
  return {
    title: textOf(all.find(({ tagName }) => tagName === 'title')),
    text: textOf(main),
    links: links.map((link) => ({ href: attribute(link, 'href') ?? '', text: textOf(link) })),
    forms: all.filter(({ tagName }) => tagName === 'form').map((form) => readForm(form, all)),
  };
}

/** What stands inside a form and names no other, and what names it from elsewhere on the page. */
function readForm(form: Tree.Element, all: readonly Tree.Element[]): PageForm {
  const id = attribute(form, 'id');
  const own = elementsOf(form);
  const inside = all.filter((element) => {
    const named = attribute(element, 'form');
    return named === undefined ? own.includes(element) : named === id;
  });
  return {
    action: attribute(form, 'action') ?? '',
    buttons: inside.filter(({ tagName }) => tagName === 'button').map(readButton),
    fields: inside.flatMap(readField),
  };
}

function readButton(button: Tree.Element): PageButton {
  return { name: attribute(button, 'name') ?? '', value: attribute(button, 'value') ?? '', text: textOf(button) };
}

function readField(element: Tree.Element): [string, string][] {
  const name = attribute(element, 'name');
  if (!name) return [];
  if (element.tagName === 'textarea') return [[name, wordsIn(element).join('')]];
  if (element.tagName !== 'input') return [];
  const isBox = ['radio', 'checkbox'].includes(attribute(element, 'type') ?? '');
  return isBox && attribute(element, 'checked') === undefined ? [] : [[name, attribute(element, 'value') ?? '']];
}

function attribute(element: Tree.Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

function elementsOf(node: Tree.Node): Tree.Element[] {
  const children = 'childNodes' in node ? node.childNodes : [];
  return children.flatMap((child) => ('tagName' in child ? [child, ...elementsOf(child)] : []));
}

function textOf(node: Tree.Node | undefined): string {
  if (node === undefined) return '';
  return wordsIn(node).join('').replaceAll(/\s+/g, ' ').trim();
}

/** Blocks are set apart by a space, or the words of two paragraphs would run together. */
function wordsIn(node: Tree.Node): string[] {
  if ('value' in node) return [node.value];
  if ('tagName' in node && (node.tagName === 'script' || node.tagName === 'style')) return [];
  const inner = 'childNodes' in node ? node.childNodes.flatMap(wordsIn) : [];
  return 'tagName' in node && !INLINE.has(node.tagName) ? [' ', ...inner, ' '] : inner;
}

const INLINE = new Set(['a', 'b', 'em', 'small', 'span', 'strong', 'time', 'textarea']);
