import type { Page } from '@playwright/test';

const LONGEST = 90;

/** What differs from one server to the next: receipts, codes, ids, keys. */
const MASKS: readonly (readonly [RegExp, string])[] = [
  [/\b\d{4} \d{4} \d{4} \d{4}\b/g, '0000 0000 0000 0000'],
  [/\b\d{8}\b/g, '00000000'],
  [/\b[a-z2-7]{26}\b/g, 'id'],
  [/\b[0-9a-f]{12}\b/g, 'fault'],
  [/(Four words of the key) [a-z -]+/g, '$1'],
  [/(?<=definition: )[a-z-]+(?: [a-z-]+){3}$/g, 'four words'],
  [/(?<=strong: )[a-z-]+(?: [a-z-]+){3}$/g, 'four words'],
  [/localhost:\d+/g, 'localhost'],
  // The clock starts at ten and runs on, faster or slower than the walk.
  [/\b1[01](?::[0-5]\d)? am\b/g, '10 am'],
];

/**
 * The page as its accessibility tree tells it, made fit to compare: without addresses, without what differs by chance, and
 * of long texts the beginning alone, so that a mended sentence changes little.
 */
export async function heard(page: Page): Promise<string> {
  const tree = withoutCodes(await page.locator('body').ariaSnapshot());
  const lines = tree.split('\n').filter((line, n, all) => !/^\s*- \/(?:url|placeholder):/.test(line) && !isLabelOf(all[n - 1] ?? '', line));
  return `title: ${short(masked(await page.title()))}\n${lines.map((line) => short(masked(line))).join('\n')}\n`;
}

/** The ledger calls each message by a code of eight letters, and some of them would look like words. */
function withoutCodes(tree: string): string {
  const codes = [...tree.matchAll(/cell "Message ([a-z2-7]{8})"/g)].map(([, code = '']) => code);
  return codes.reduce((text, code) => text.replaceAll(code, 'code'), tree);
}

const partsOf = (tree: string) => tree.split(/^(?=\S)/m);

/** The banner and the footer of a page, and nothing else. */
export function frameIn(tree: string): string {
  return partsOf(tree)
    .filter((part) => /^- (?:banner|contentinfo)/.test(part))
    .join('');
}

/** The tree without the banner and the footer where they say what they say on every page. */
export function withoutFrame(tree: string, frame: string): string {
  const usual = new Set(partsOf(frame));
  return partsOf(tree)
    .map((part) => (usual.has(part) ? `${part.split('\n', 1)[0]?.replace(/:$/, '')} as everywhere\n` : part))
    .join('');
}

/** The words beside a radio button or a box to tick, which its name has said already. */
function isLabelOf(box: string, line: string): boolean {
  const [, name] = /- (?:radio|checkbox) "(.*)"/.exec(box) ?? [];
  return name !== undefined && /^\s*- text: "?(.*?)"?$/.exec(line)?.[1] === name;
}

function masked(line: string): string {
  return MASKS.reduce((text, [what, put]) => text.replaceAll(what, put), line);
}

function short(line: string): string {
  const [, indent = '', rest = ''] = /^(\s*)(.*)$/.exec(line) ?? [];
  return rest.length <= LONGEST ? line : `${indent}${rest.slice(0, LONGEST).trimEnd()} …`;
}
