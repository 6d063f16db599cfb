import { markdownToMdast } from 'satteri';

/** A paragraph, list item, table row or heading of a page, with the line on which it begins. */
export interface Block {
  readonly kind: 'heading' | 'text' | 'row';
  /** Depth of a heading; 0 for the others. */
  readonly depth: number;
  readonly text: string;
  readonly line: number;
}

/** An address that a text links to, and the line on which it stands. */
export interface Link {
  readonly url: string;
  readonly line: number;
}

/** A node as the Markdown reader gives it; only what is used here. */
export interface Node {
  readonly type: string;
  readonly value?: string;
  readonly depth?: number;
  readonly url?: string;
  readonly identifier?: string;
  /** Of a list item with a box to tick; null for any other. */
  readonly checked?: boolean | null;
  readonly children?: readonly Node[];
  readonly position?: { readonly start: { readonly line: number } };
}

const TEXTS = new Set(['paragraph', 'tableRow', 'heading']);
const LINKS = new Set(['link', 'image', 'definition']);

/** Splits Markdown into its blocks. `firstLine` is the line of the file on which the Markdown begins. */
export function blocksOf(markdown: string, firstLine = 1): Block[] {
  return nodesOf(treeOf(markdown), TEXTS).map((node) => textBlockOf(node, firstLine));
}

/** A node that holds text, as a block. */
export function textBlockOf(node: Node, firstLine: number): Block {
  return {
    kind: node.type === 'heading' ? 'heading' : node.type === 'tableRow' ? 'row' : 'text',
    depth: node.type === 'heading' ? (node.depth ?? 1) : 0,
    text: textOf(node).replace(/\s+/g, ' ').trim(),
    line: lineOf(node, firstLine),
  };
}

/** Every address that Markdown links to, each with its own line. */
export function linksOf(markdown: string, firstLine = 1): Link[] {
  return nodesOf(treeOf(markdown), LINKS).map((node) => linkOf(node, firstLine));
}

/** A node that leads somewhere, as a link. */
export function linkOf(node: Node, firstLine: number): Link {
  return { url: node.url ?? '', line: lineOf(node, firstLine) };
}

/**
 * The anchors of the headings, as Astro makes them: a heading that stands twice gets a number behind.
 * @example headingIds('## What is kept\n\n## What is kept') // ['what-is-kept', 'what-is-kept-1']
 */
export function headingIds(markdown: string): string[] {
  const seen = new Map<string, number>();
  return blocksOf(markdown)
    .filter(({ kind }) => kind === 'heading')
    .map(({ text }) => {
      const id = text
        .toLowerCase()
        .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
        .replaceAll(' ', '-');
      const before = seen.get(id) ?? 0;
      seen.set(id, before + 1);
      return before === 0 ? id : `${id}-${before}`;
    });
}

/** Markdown as a tree of its parts. */
export function treeOf(markdown: string): Node {
  return markdownToMdast(markdown) as Node;
}

function nodesOf(node: Node, types: ReadonlySet<string>): Node[] {
  return types.has(node.type) ? [node] : (node.children ?? []).flatMap((child) => nodesOf(child, types));
}

function lineOf(node: Node, firstLine: number): number {
  return firstLine - 1 + (node.position?.start.line ?? 1);
}

function textOf(node: Node): string {
  if (node.type === 'break') return ' ';
  if (node.type === 'html') return '';
  if (node.type === 'footnoteReference') return `[^${node.identifier}]`;
  if (node.type === 'tableCell') return `${childrenText(node)} | `;
  return node.value ?? childrenText(node);
}

function childrenText(node: Node): string {
  return (node.children ?? []).map(textOf).join('');
}
