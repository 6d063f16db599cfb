import { type Block, type Link, linkOf, type Node, textBlockOf, treeOf } from './blocks.ts';

/** What stands under one heading, up to the next: what a page and its twin must have alike. */
export interface Section {
  /** Depth of its heading; 0 before the first one. */
  readonly depth: number;
  readonly title: string;
  readonly line: number;
  /** How many of each stand in it. */
  readonly parts: Record<Part, number>;
  /** The heading itself too: a figure may stand in it. */
  readonly blocks: Block[];
  readonly links: Link[];
}

export type Part = 'listItem' | 'box' | 'tableRow' | 'tableCell' | 'blockquote';

const PARTS = new Set<string>(['listItem', 'tableRow', 'tableCell', 'blockquote']);
const BLOCKS = new Set(['paragraph', 'heading', 'tableRow']);

/** The sections of a Markdown text, in order; the first is what stands before any heading. */
export function outlineOf(markdown: string, firstLine = 1): Section[] {
  const opening = emptySection({ depth: 0, title: '', line: firstLine });
  const sections: [Section, ...Section[]] = [opening];
  for (const node of nodesIn(treeOf(markdown))) {
    if (node.type === 'heading') {
      const { depth, text: title, line } = textBlockOf(node, firstLine);
      sections.push(emptySection({ depth, title, line }));
    }
    add(node, sections.at(-1) ?? opening, firstLine);
  }
  return sections;
}

function emptySection(heading: Pick<Section, 'depth' | 'title' | 'line'>): Section {
  return { ...heading, parts: { listItem: 0, box: 0, tableRow: 0, tableCell: 0, blockquote: 0 }, blocks: [], links: [] };
}

function add(node: Node, { parts, blocks, links }: Section, firstLine: number): void {
  if (isPart(node.type)) parts[node.type] += 1;
  if (typeof node.checked === 'boolean') parts.box += 1;
  if (BLOCKS.has(node.type)) blocks.push(textBlockOf(node, firstLine));
  if (node.type === 'link') links.push(linkOf(node, firstLine));
}

function isPart(type: string): type is Exclude<Part, 'box'> {
  return PARTS.has(type);
}

/** Every node below this one, in the order of the text. */
function nodesIn(node: Node): Node[] {
  return (node.children ?? []).flatMap((child) => [child, ...nodesIn(child)]);
}
