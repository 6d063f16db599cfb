import { expect, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { LIMITS } from '#src/domain/doubt.ts';
import { wordsFor } from '#src/words/words.ts';
import { standIn } from '#tests/support/standIn.ts';
import { type PortalHome, portalHome } from './support/portalHome.ts';
import { asAPerson, FORM, receiptOn, upToSend } from './support/referral.ts';
import { type Visited, visitor } from './support/visitor.ts';

const { captcha } = wordsFor('en').refer;

async function states(home: PortalHome): Promise<Record<string, number>> {
  const database = await openDatabase({ url: `file:${home.database}` });
  const { rows } = await database.client.execute('SELECT state, count(*) AS n FROM referrals GROUP BY state');
  database.close();
  return Object.fromEntries(rows.map(({ state, n }) => [String(state), Number(n)]));
}

test('over the soft limit the check is offered; while it is down a message is held with a receipt, and once it works it is new', async () => {
  let isUp = false;
  await using service = await standIn((_, response) => {
    response.writeHead(isUp ? 200 : 503).end(JSON.stringify({ success: true, hostname: 'localhost' }));
  });
  await using home = await portalHome();
  const portal = await home.start({
    HCAPTCHA_SITE_KEY: 'a-site-key',
    HCAPTCHA_SECRET: 'a-secret',
    HCAPTCHA_VERIFY_URL: service.url,
    TRUSTED_HOPS: '1',
  });
  let networks = 0;
  /** Somebody of a network of their own, as the proxy in front tells it. */
  const somebody = (keepsCookies = true) => {
    networks += 1;
    return visitor(portal, { from: `203.0.${networks}.7`, keepsCookies });
  };
  expect((await somebody().get(FORM)).page.text).not.toContain(captcha.offer);

  const checks: Visited[] = [];
  for (let n = 0; n < LIMITS.siteSoftPerHour + 2; n += 1) checks.push(await upToSend(somebody()));
  await asAPerson();
  const [noCheck, down, ...before] = checks;
  for (const check of before) expect(receiptOn(await somebody(false).press(check, 'send'))).toHaveLength(16);
  expect(await states(home)).toEqual({ new: LIMITS.siteSoftPerHour });

  const me = somebody();
  const form = await me.get(FORM);
  expect(form.page.text).toContain(captcha.offer);
  const offer = await me.press(form, captcha.offerButton);
  expect(offer.status).toBe(200);
  expect(offer.page.forms.flatMap(({ fields }) => fields).map(([name]) => name)).not.toContain('happening');
  const answer = { site: 'demo-north-lead', 'h-captcha-response': 'a token' };
  const asked = await me.post('/refer/check/', answer);
  expect(asked.status).toBe(200);
  expect(asked.page.text).toContain(captcha.down);
  expect([...me.cookies.keys()]).not.toContain('__Host-h');

  // Not refused: stored, held, with a receipt like any other; so is the message of somebody who skipped the check.
  if (!noCheck || !down) throw new Error('two forms were kept back');
  expect(receiptOn(await me.follow(await me.press(down, 'send')))).toHaveLength(16);
  expect(receiptOn(await somebody(false).press(noCheck, 'send'))).toHaveLength(16);
  expect(await states(home)).toEqual({ new: LIMITS.siteSoftPerHour, held: 2 });

  isUp = true;
  const later = somebody();
  const check = await upToSend(later);
  expect((await later.post('/refer/check/', answer)).page.text).toContain(captcha.passed);
  await asAPerson();
  await later.press(check, 'send');
  expect(await states(home)).toEqual({ new: LIMITS.siteSoftPerHour + 1, held: 2 });
});
