import {
  attribute,
  type Child,
  type Element,
  elementsIn,
  isElement,
  isText,
  make,
  type Parent,
  putAfter,
  replace,
  set,
} from './htmlTree.ts';

/** What may not stand inside a label. */
const BLOCKS = new Set(['ul', 'ol', 'p', 'blockquote', 'pre', 'table', 'dl', 'div']);

/** Makes the boxes of task lists tickable, without an account: the browser alone knows. Each gets its words as its label. */
export function makeTickable(parent: Parent, prefix: string): void {
  const items = elementsIn(parent).filter((element) => attribute(element, 'class')?.split(' ').includes('task-list-item'));
  items.forEach((item, index) => {
    openParagraph(item);
    labelBox(item, `${prefix}box-${index + 1}`);
  });
}

/** Where empty lines stand between the items, Markdown puts each into a paragraph of its own. */
function openParagraph(item: Element): void {
  const first = item.childNodes.find((child) => !isBlank(child));
  if (first !== undefined && isElement(first) && first.tagName === 'p') replace(first, [...first.childNodes]);
}

function labelBox(item: Element, id: string): void {
  const box = item.childNodes.find(isBox);
  if (box === undefined) return;
  set(box, 'disabled', undefined);
  set(box, 'id', id);
  const rest = item.childNodes.slice(item.childNodes.indexOf(box) + 1);
  const end = rest.findIndex(isBlock);
  putAfter(box, make('label', { for: id }, end === -1 ? rest : rest.slice(0, end)));
}

function isBox(node: Child): node is Element {
  return isElement(node) && node.tagName === 'input';
}

function isBlock(node: Child): boolean {
  return isElement(node) && BLOCKS.has(node.tagName);
}

function isBlank(node: Child): boolean {
  return isText(node) && node.value.trim() === '';
}
