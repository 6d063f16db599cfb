import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** How wide a window a journey is walked in: on a phone, and in the full checks on a desk as well. */
export const WIDTHS = process.env['FULL_SETS'] ? [360, 1280] : [360];
/** The narrowest window there is, and in the full checks that of a desk as well. */
export const NARROWEST = process.env['FULL_SETS'] ? [320, 1280] : [320];

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on the page as it stands, by all its rules for WCAG 2.2 AA or by the named ones: the rule and the place. */
export async function axeFaults(page: Page, rules: string[] = []): Promise<string[]> {
  const runOnly = rules.length > 0 ? { type: 'rule' as const, values: rules } : { type: 'tag' as const, values: WCAG };
  // There are no frames here, so one run of the page is all; gathering what passed as well takes longer than finding what fails.
  const axe = new AxeBuilder({ page }).options({ runOnly, resultTypes: ['violations'] }).setLegacyMode();
  const { violations } = await axe.analyze();
  return violations.map((found) => `${found.id}: ${found.nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

/** Fails with the rule and the place when axe finds anything on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await axeFaults(page)).toEqual([]);
}

/** Collects every request that leaves the origin, from now on. */
export function foreignRequests(page: Page): string[] {
  const foreign: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.hostname !== 'localhost') foreign.push(url.origin);
  });
  return foreign;
}

/** Fails when anything is wider than the screen. */
export async function expectNoSideScroll(page: Page): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over).toBeLessThanOrEqual(0);
}

/** Waits until every island of the page runs: Astro takes `ssr` away when it has drawn one, Preact's effects follow the next frame. */
export async function islandsRun(page: Page): Promise<void> {
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))));
}
