import type { Page } from '@playwright/test';
import { DEMONSTRATION_LINKS } from '#db/seed/addLinks.ts';
import { at, type ScreenKind } from './kinds.ts';

const worker = (name: string, path: string, rest: Partial<ScreenKind> = {}) => at(name, path, { viewer: 'worker', ...rest });
const bureau = (name: string, path: string, rest: Partial<ScreenKind> = {}) => at(name, path, { viewer: 'bureau', ...rest });

/** Opens the first item of the list, and then a page of it. */
async function openItem(page: Page, then = ''): Promise<void> {
  await page.goto('/staff/queue/?view=all');
  const address = await page.locator('.queue-table a').first().getAttribute('href');
  await page.goto(`${address ?? '/staff/queue/'}${then}`);
}

const item = (name: string, then: string, rest: Partial<ScreenKind> = {}): ScreenKind => ({
  name,
  viewer: 'worker',
  reach: (page) => openItem(page, then),
  ...rest,
});

/** Follows the first link whose address begins so. */
function first(name: string, viewer: 'worker' | 'bureau', from: string, begins: string): ScreenKind {
  return {
    name,
    viewer,
    async reach(page) {
      await page.goto(from);
      const found = page.locator(`main a[href^="${begins}"]`);
      if ((await found.count()) > 0) await page.goto((await found.first().getAttribute('href')) ?? from);
    },
  };
}

const DESK: readonly ScreenKind[] = [
  at('sign-in', '/staff/sign-in/', { english: true }),
  worker('queue', '/staff/queue/'),
  worker('queue-all', '/staff/queue/?view=all'),
  worker('queue-empty', '/staff/queue/?view=closed'),
  item('item', ''),
  {
    name: 'item-open',
    viewer: 'worker',
    paper: true,
    async reach(page) {
      await openItem(page);
      await page.getByRole('button', { name: 'Open details' }).click();
      await page.getByRole('heading', { name: 'What was written' }).waitFor();
    },
  },
  item('item-similar', 'similar/'),
  item('item-transfer', 'transfer/'),
  item('item-extend', 'extend/'),
  {
    name: 'item-handover',
    viewer: 'worker',
    paper: true,
    async reach(page) {
      await openItem(page);
      await page.getByRole('button', { name: 'Open details' }).click();
      await page.getByRole('link', { name: 'Print or save a copy' }).click();
      await page.locator('[name=act][value=print]').click();
    },
  },
  worker('asked', '/staff/asked/'),
  worker('new-caller', '/staff/new/'),
  worker('ledger', '/staff/ledger/'),
  worker('help', '/staff/help/', { paper: true }),
];

const HOUSE: readonly ScreenKind[] = [
  worker('people', '/staff/people/'),
  first('person', 'worker', '/staff/people/', '/staff/people/'),
  worker('recover', '/staff/people/recover/'),
  worker('sheet', '/staff/people/sheet/'),
  worker('listing-desk', '/staff/listing/'),
  worker('listing-section', '/staff/listing/take-part/'),
  worker('listing-hours', '/staff/listing/promise/'),
  worker('listing-draft', '/staff/listing/draft/'),
  worker('listing-preview', '/staff/listing/preview/'),
  worker('listing-history', '/staff/listing/history/'),
  worker('links', '/staff/links/'),
  worker('window-card', `/staff/links/${DEMONSTRATION_LINKS.card}/card/`, { paper: true }),
  worker('insights', '/staff/insights/'),
  worker('report', '/staff/insights/report/', { paper: true }),
  worker('rehearsal', '/staff/rehearsal/'),
  worker('account', '/staff/account/'),
  worker('letters', '/staff/account/letters/'),
  worker('passkeys', '/staff/account/passkeys/'),
];

const BUREAU: readonly ScreenKind[] = [
  bureau('bureau-calls', '/bureau/'),
  bureau('bureau-changes', '/bureau/changes/'),
  bureau('bureau-claims', '/bureau/claims/'),
  bureau('bureau-sites', '/bureau/sites/'),
  bureau('bureau-site', '/bureau/sites/demo-north-lead/'),
  bureau('bureau-edit', '/bureau/sites/king-county-wa/edit/'),
  bureau('bureau-call', '/bureau/sites/king-county-wa/call/'),
  bureau('bureau-new-site', '/bureau/sites/new/'),
  bureau('bureau-messages', '/bureau/messages/'),
  bureau('bureau-people', '/bureau/people/'),
  bureau('bureau-insights', '/bureau/insights/'),
];

/** Every kind of page behind the sign-in, and the sign-in. */
export const STAFF_KINDS: readonly ScreenKind[] = [...DESK, ...HOUSE, ...BUREAU];
