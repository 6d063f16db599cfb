import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** How wide a window a journey is walked in: on a phone, and in the full checks on a desk as well. */
export const WIDTHS = process.env['FULL_SETS'] ? [360, 1280] : [360];
/** The narrowest window there is, and in the full checks that of a desk as well. */
export const NARROWEST = process.env['FULL_SETS'] ? [320, 1280] : [320];

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Fails with the rule and the place when axe finds anything on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
  expect(violations.map((found) => `${found.id}: ${found.nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([]);
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
