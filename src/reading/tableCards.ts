import { type Element, elementsIn, type Parent, set, textOf } from './htmlTree.ts';
import { SOURCE_MARK } from './sourceMark.ts';

/** On a phone a row becomes a small card; each cell then needs the name of its column beside it. */
export function makeCards(parent: Parent): void {
  for (const table of elementsIn(parent).filter(({ tagName }) => tagName === 'table')) labelCells(table);
}

function labelCells(table: Element): void {
  set(table, 'class', 'cards');
  const [head, ...rows] = elementsIn(table).filter(({ tagName }) => tagName === 'tr');
  const heads = head === undefined ? [] : cellsOf(head);
  const names = heads.map((cell) => textOf(cell).replace(SOURCE_MARK, '').trim());
  for (const cell of heads) set(cell, 'scope', 'col');
  for (const row of rows) {
    cellsOf(row).forEach((cell, index) => {
      set(cell, 'data-label', names[index] ?? '');
    });
  }
}

function cellsOf(row: Element): Element[] {
  const cells = elementsIn(row).filter(({ tagName }) => tagName === 'td' || tagName === 'th');
  // Markdown aligns a column by an inline style, which the policy of the pages forbids.
  for (const cell of cells) set(cell, 'style', undefined);
  return cells;
}
