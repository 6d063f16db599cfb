import { expect, type Locator, type Page, test } from '@playwright/test';
import { LOCALES } from '#src/domain/locale.ts';
import { wordsFor } from '#src/words/words.ts';

/** What comes with a page does not speak by itself, so it takes the focus. */
async function expectAnnounced(message: Locator, text: string): Promise<void> {
  await expect(message).toContainText(text);
  await expect(message).toBeFocused();
}

/** A new page is announced by its title; its first heading then says the same. */
async function expectArrival(page: Page, title: string): Promise<void> {
  await expect(page).toHaveTitle(title);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
}

// Whoever sees nothing has roles, names and what is announced, and nothing else; so has this test.
for (const locale of LOCALES) {
  test(`someone refers a neighbor by what a screen reader says (${locale})`, async ({ page }) => {
    const { refer, finder, receipt, common } = wordsFor(locale);
    const { form, labels, check } = refer;
    const main = page.getByRole('main');
    const site = 'North LEAD (demonstration)';

    await page.goto(locale === 'en' ? '/refer/' : `/${locale}/refer/`);
    await main.getByRole('combobox', { name: finder.form.label.other }).fill('98104');
    await main.getByRole('group', { name: finder.form.whoFor }).getByRole('button', { name: finder.form.forOther, exact: true }).click();

    await expectArrival(page, finder.title);
    await main.getByRole('listitem').getByRole('button', { name: site }).click();

    await expectArrival(page, form.title(site));
    await main.getByRole('button', { name: form.toCheck }).click();

    await expectArrival(page, `${common.form.error} ${form.title(site)}`);
    const summary = main.getByRole('alert', { name: common.form.errorHeading });
    await expectAnnounced(summary, refer.errors.where);
    await summary.getByRole('link', { name: refer.errors.where }).click();
    const where = main.getByRole('textbox', { name: form.where });
    await expect(where).toBeFocused();
    await expect(where).toHaveAccessibleDescription(`${form.whereHint} ${common.form.error} ${refer.errors.where}`);

    // A region that is there before its words speaks by itself.
    const live = main.getByRole('status');
    await expect(live).toHaveText('');
    await where.fill('By the blue door');
    await main.getByRole('textbox', { name: form.happening }).fill('Sleeps outside. Call the police.');
    await expect(live).toContainText(refer.hints.police);
    await main.getByRole('group', { name: form.danger }).getByRole('radio', { name: labels.danger.no, exact: true }).check();
    await main.getByRole('group', { name: form.concerns }).getByRole('checkbox', { name: labels.concerns.housing }).check();
    await main.getByRole('group', { name: form.relation }).getByRole('radio', { name: labels.relations.faith }).check();
    await main.getByRole('button', { name: form.toCheck }).click();

    await expectArrival(page, check.title);
    const changes = main.getByRole('button', { name: new RegExp(`^${common.form.change}`) });
    const names = await changes.evaluateAll((all) => all.map((button) => button.textContent?.trim()));
    expect(names.length).toBeGreaterThan(3);
    expect(new Set(names).size).toBe(names.length);
    await expect(main.getByRole('definition').filter({ hasText: 'By the blue door' })).toHaveCount(1);
    await main.getByRole('button', { name: check.send, exact: true }).click();

    await expectArrival(page, receipt.received.title);
    await expect(main.getByRole('paragraph').filter({ hasText: /^\d{4} \d{4} \d{4} \d{4}$/ })).toHaveCount(1);
    await main.getByRole('button', { name: receipt.received.status }).click();

    await expectArrival(page, receipt.status.title);
    await expectAnnounced(main.getByRole('status'), receipt.status.notRead('|').split('|')[0] ?? '');
    await main.getByRole('link', { name: receipt.status.again }).click();
    await main.getByRole('button', { name: receipt.status.look }).click();
    await expectAnnounced(main.getByRole('alert', { name: common.form.errorHeading }), receipt.status.empty);
  });
}
