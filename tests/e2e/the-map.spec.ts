import { expect, test } from '@playwright/test';
import { axeFaults, expectAccessible, expectNoSideScroll, foreignRequests } from './support/walk.ts';

test('somebody goes from the country to a state to a site by the keyboard alone', async ({ page }) => {
  const foreign = foreignRequests(page);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto('/sites/');
  const map = page.getByRole('region', { name: 'Sites on the map' });
  await map.getByRole('link', { name: 'Skip the map' }).focus();
  const links = map.locator('svg a');
  const maine = links.filter({ hasText: 'Maine' });
  for (let presses = 0; presses < 40 && !(await maine.evaluate((link) => link === document.activeElement)); presses += 1) {
    await page.keyboard.press('Tab');
  }
  await expect(maine).toBeFocused();
  await page.keyboard.press('Enter');

  await expect(page).toHaveURL(/\/sites\/\?state=ME$/);
  await expect(page.getByRole('heading', { name: 'Maine: sites on the map' })).toBeVisible();
  await page.getByRole('link', { name: /^Bangor LEAD: / }).press('Enter');
  await expect(page).toHaveURL(/\/sites\/bangor-me\/$/);
  await expect(page.getByRole('img', { name: 'Map of Maine with the area of Bangor LEAD filled in' })).toBeVisible();
  await page.getByRole('link', { name: 'See all sites in Maine' }).click();
  await expect(page).toHaveURL(/\/sites\/\?state=ME$/);
  expect(foreign).toEqual([]);
});

test('the shapes come from our own files, and are drawn', async ({ page }) => {
  const asked: string[] = [];
  const refused: string[] = [];
  page.on(
    'response',
    (response) => response.url().includes('/maps/') && asked.push(`${response.status()} ${new URL(response.url()).pathname}`),
  );
  page.on('console', (message) => message.type() === 'error' && refused.push(message.text()));

  await page.goto('/sites/?state=WA');
  // A shape that was not found, or that the policy keeps away, has no size.
  const width = () =>
    page
      .locator('.map__county use')
      .first()
      .evaluate((shape) => shape.getBoundingClientRect().width);
  await expect.poll(width).toBeGreaterThan(5);
  await page.goto('/sites/');
  const size = () => page.locator('.map__land').evaluate((land) => land.getBoundingClientRect().width);
  await expect.poll(size).toBeGreaterThan(250);

  expect(asked).toEqual(['200 /maps/wa.svg', '200 /maps/us.svg']);
  expect(refused).toEqual([]);
});

test('pressing a served county leads to its site, or to the list where there are several', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto('/sites/?state=NC');
  const county = (name: RegExp) => page.getByRole('link', { name });
  await expect(county(/^In this county: Watauga LEAD$/)).toHaveAttribute('href', '/sites/watauga-county-nc/');
  await county(/^In this county: Mooresville LEAD, Statesville LEAD$/).dispatchEvent('click');

  await expect(page).toHaveURL(/\/sites\/\?q=Iredell&state=NC$/);
  expect(await page.locator('.site-card h3').allTextContents()).toEqual(['Mooresville LEAD', 'Statesville LEAD']);
});

test('filters stay when a state is chosen on the map, and its numbers keep their word', async ({ page }) => {
  await page.goto('/sites/?who=officers');
  const link = page.locator('.map a').filter({ hasText: 'Maryland' });
  const counted = Number(/: (\d+) site/.exec((await link.locator('title').textContent()) ?? '')?.[1]);
  await link.dispatchEvent('click');

  await expect(page).toHaveURL(/\?state=MD&who=officers$/);
  expect(counted).toBeGreaterThan(0);
  await expect(page.locator('.site-card')).toHaveCount(counted);
  await expect(page.locator('.map__mark[href], a.map__mark')).toHaveCount(counted);
});

test('maps are accessible in light and in dark, and fit a narrow screen', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  for (const path of ['/sites/', '/sites/?state=NC', '/es/sites/?state=NV', '/es/sites/new-haven-ct/']) {
    await test.step(path, async () => {
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto(path);
      await expectAccessible(page);
      await expectNoSideScroll(page);
      // Both looks differ in their colors alone.
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await axeFaults(page, ['color-contrast', 'link-in-text-block'])).toEqual([]);
    });
  }
  await context.close();
});

test('on paper and in forced colors a mark is told by its shape and its number', async ({ page }) => {
  for (const media of [{ media: 'print' }, { media: 'screen', forcedColors: 'active' }] as const) {
    await page.emulateMedia(media);
    await page.goto('/sites/?state=NC');
    const shapes = await page.locator('a.map__mark use').evaluateAll((uses) => uses.map((use) => use.getAttribute('href')));
    expect(new Set(shapes)).toEqual(new Set(['#mark-operating', '#mark-unknown']));
    const seen = await page
      .locator('a.map__mark')
      .first()
      .evaluate((mark) => {
        const [shape, number] = [mark.querySelector('use'), mark.querySelector('text')];
        return [shape && getComputedStyle(shape).fill, number && getComputedStyle(number).fill, number?.textContent];
      });
    expect(seen[0]).not.toBe(seen[1]);
    expect(seen[2]).toBe('1');
  }
});
