import { defaultTreeAdapter, html as names, type DefaultTreeAdapterTypes as Tree } from 'parse5';

/** The few steps on a tree of HTML that the reading room needs. */

export type Element = Tree.Element;
export type Text = Tree.TextNode;
export type Parent = Tree.ParentNode;
export type Child = Tree.ChildNode;

export function isText(node: { nodeName: string }): node is Text {
  return node.nodeName === '#text';
}

export function isElement(node: Child | Parent): node is Element {
  return 'tagName' in node;
}

/** Every element below this one, in the order of the document. */
export function elementsIn(parent: Parent): Element[] {
  return parent.childNodes.filter(isElement).flatMap((element) => [element, ...elementsIn(element)]);
}

/** What a reader sees of a node. */
export function textOf(node: Child | Parent): string {
  if (isText(node)) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((attr) => attr.name === name)?.value;
}

/** Sets the attribute, or takes it away where there is no value. */
export function set(element: Element, name: string, value: string | undefined): void {
  const others = element.attrs.filter((attr) => attr.name !== name);
  element.attrs = value === undefined ? others : [...others, { name, value }];
}

/** Makes an element with these attributes around a text or other nodes. */
export function make(tagName: string, attributes: Readonly<Record<string, string>>, content: string | readonly Child[]): Element {
  const attrs = Object.entries(attributes).map(([name, value]) => ({ name, value }));
  const element = defaultTreeAdapter.createElement(tagName, names.NS.HTML, attrs);
  if (typeof content === 'string') defaultTreeAdapter.insertText(element, content);
  else move(content, element);
  return element;
}

/** Puts a text or other nodes where a node stands. */
export function replace(node: Child, by: readonly (string | Child)[]): void {
  const parent = node.parentNode;
  if (parent === null) return;
  for (const piece of by) {
    if (typeof piece === 'string') {
      defaultTreeAdapter.insertTextBefore(parent, piece, node);
    } else {
      defaultTreeAdapter.detachNode(piece);
      defaultTreeAdapter.insertBefore(parent, piece, node);
    }
  }
  defaultTreeAdapter.detachNode(node);
}

/** Puts a node right behind another. */
export function putAfter(node: Child, added: Child): void {
  const parent = node.parentNode;
  const next = parent?.childNodes[parent.childNodes.indexOf(node) + 1];
  if (parent === null) return;
  if (next === undefined) defaultTreeAdapter.appendChild(parent, added);
  else defaultTreeAdapter.insertBefore(parent, added, next);
}

function move(nodes: readonly Child[], to: Parent): void {
  for (const node of nodes) {
    defaultTreeAdapter.detachNode(node);
    defaultTreeAdapter.appendChild(to, node);
  }
}
