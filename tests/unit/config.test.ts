import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DEMONSTRATION_SECRET, PRODUCTION_RULES, readConfig, SETTINGS } from '#src/config.ts';

const PRODUCTION = {
  PORTAL_MODE: 'production',
  PORTAL_SECRET: 'only-for-this-test-0123456789abcdefghij',
  PUBLIC_ORIGIN: 'https://portal.test',
  ASTRO_KEY: 'a-key',
  RESEND_API_KEY: 're_test',
  MAIL_FROM: 'Portal <portal@portal.test>',
  TRUSTED_HOPS: '1',
  OPERATOR_NAME: 'Invented Host',
  PRIVACY_CONTACT: 'privacy@portal.test',
};

const SIGNING_SECRET = `whsec_${Buffer.from('twenty-four bytes at least').toString('base64')}`;

test('the demonstration needs no setting at all', () => {
  const answer = readConfig({});

  expect(answer.kind).toBe('ready');
  expect(answer.kind === 'ready' && answer.config.publicOrigin).toBe('http://localhost:4321');
});

test('the origin of the demonstration follows its port', () => {
  const answer = readConfig({ PORT: '5000' });

  expect(answer.kind === 'ready' && answer.config.publicOrigin).toBe('http://localhost:5000');
});

test('complete production settings are accepted', () => {
  expect(readConfig(PRODUCTION)).toMatchObject({ kind: 'ready', config: { mode: 'production' } });
});

const BREACHES: [what: string, change: Record<string, string>, named: RegExp][] = [
  ['no secret', { PORTAL_SECRET: '' }, /PORTAL_SECRET/],
  ['a short secret', { PORTAL_SECRET: 'short' }, /PORTAL_SECRET/],
  ['the secret of the demonstration', { PORTAL_SECRET: DEMONSTRATION_SECRET }, /PORTAL_SECRET/],
  ['the secret of the demonstration as the one before', { PORTAL_SECRET_PREVIOUS: DEMONSTRATION_SECRET }, /PORTAL_SECRET_PREVIOUS/],
  ['an open host', { HOST: '0.0.0.0' }, /HOST/],
  ['a sender that is no address', { MAIL_FROM: 'nonsense' }, /MAIL_FROM/],
  ['a stand-in for the mail provider', { RESEND_BASE_URL: 'http://127.0.0.1:9/' }, /RESEND_BASE_URL/],
  ['a stand-in for the check', { HCAPTCHA_VERIFY_URL: 'http://127.0.0.1:9/' }, /HCAPTCHA_VERIFY_URL/],
  ['an origin without https', { PUBLIC_ORIGIN: 'http://portal.test' }, /PUBLIC_ORIGIN/],
  ['an origin with a path', { PUBLIC_ORIGIN: 'https://portal.test/lead' }, /PUBLIC_ORIGIN/],
  ['no key for islands', { ASTRO_KEY: '' }, /ASTRO_KEY/],
  ['no mail provider', { RESEND_API_KEY: '' }, /RESEND_API_KEY/],
  ['an invented sender', { MAIL_FROM: '' }, /MAIL_FROM/],
  ['half a captcha', { HCAPTCHA_SITE_KEY: 'abc' }, /HCAPTCHA/],
  ['published captcha test keys', { HCAPTCHA_SITE_KEY: '10000000-ffff-ffff-ffff-000000000001', HCAPTCHA_SECRET: 'x' }, /HCAPTCHA/],
  ['no proxy in front', { TRUSTED_HOPS: '0' }, /TRUSTED_HOPS/],
  ['nobody who runs it', { OPERATOR_NAME: '' }, /OPERATOR_NAME/],
  ['blanks for who runs it', { OPERATOR_NAME: '  ' }, /OPERATOR_NAME/],
  ['no way to reach whoever runs it', { PRIVACY_CONTACT: '' }, /PRIVACY_CONTACT/],
  ['a contact that leads nowhere', { PRIVACY_CONTACT: 'ask at the desk' }, /PRIVACY_CONTACT/],
  ['a contact page without https', { PRIVACY_CONTACT: 'http://portal.test/contact/' }, /PRIVACY_CONTACT/],
  ['an invented address as the contact', { PRIVACY_CONTACT: 'privacy@portal.example' }, /PRIVACY_CONTACT/],
  ['an invented page as the contact', { PRIVACY_CONTACT: 'https://portal.example/contact/' }, /PRIVACY_CONTACT/],
  ['loose limits', { LIMITS: 'loose' }, /LIMITS/],
];

test.each(BREACHES)('production refuses %s and says which setting it is', (_, change, named) => {
  const answer = readConfig({ ...PRODUCTION, ...change });

  expect(answer.kind).toBe('incomplete');
  expect(answer.kind === 'incomplete' && answer.missing.join('\n')).toMatch(named);
});

test('every production rule has its row above', () => {
  const said = BREACHES.flatMap(([, change]) => {
    const answer = readConfig({ ...PRODUCTION, ...change });
    return answer.kind === 'incomplete' ? answer.missing : [];
  });

  expect(new Set(said)).toEqual(new Set(PRODUCTION_RULES.map((rule) => rule.say)));
});

test('the demonstration refuses to serve other machines and to send real letters', () => {
  expect(readConfig({ HOST: '0.0.0.0' }).kind).toBe('incomplete');
  expect(readConfig({ PUBLIC_ORIGIN: 'https://portal.test' }).kind).toBe('incomplete');
  expect(readConfig({ RESEND_API_KEY: 're_real' }).kind).toBe('incomplete');
  expect(readConfig({ RESEND_API_KEY: 're_x', RESEND_BASE_URL: 'http://127.0.0.1:9' }).kind).toBe('ready');
});

test.each([
  ['privacy@portal.test', 'mailto:privacy@portal.test'],
  ['https://portal.test/contact/', 'https://portal.test/contact/'],
])('the contact %s leads to %s', (contact, link) => {
  const answer = readConfig({ ...PRODUCTION, PRIVACY_CONTACT: ` ${contact} ` });

  expect(answer).toMatchObject({ kind: 'ready', config: { operator: { name: 'Invented Host', contact, link } } });
});

test('nobody runs the demonstration unless somebody invented is named in full', () => {
  const invented = { OPERATOR_NAME: 'Invented Host', PRIVACY_CONTACT: 'privacy@portal.example' };

  expect(readConfig({})).toMatchObject({ config: { operator: null } });
  expect(readConfig(invented)).toMatchObject({ config: { operator: { name: 'Invented Host' } } });
  for (const half of [
    { OPERATOR_NAME: 'Invented Host' },
    { PRIVACY_CONTACT: 'a@b.example' },
    { ...invented, PRIVACY_CONTACT: 'nowhere' },
  ]) {
    expect(readConfig(half)).toMatchObject({ kind: 'incomplete', missing: [expect.stringContaining('PRIVACY_CONTACT')] });
  }
});

test.each([
  ['', null],
  [SIGNING_SECRET, SIGNING_SECRET],
])('the signing secret of the webhook may be left out: "%s"', (secret, read) => {
  for (const settings of [{}, PRODUCTION]) {
    expect(readConfig({ ...settings, RESEND_WEBHOOK_SECRET: secret })).toMatchObject({ kind: 'ready', config: { webhookSecret: read } });
  }
});

test.each(['whsec_', 'whsec_c2hvcnQ=', 'a-secret-of-our-own-that-is-long-enough', `${SIGNING_SECRET} `])(
  'a signing secret that Resend never made ("%s") is named at start, and not repeated',
  (secret) => {
    const answer = readConfig({ RESEND_WEBHOOK_SECRET: secret });

    expect(answer.kind === 'incomplete' && answer.missing).toEqual([expect.stringMatching(/^RESEND_WEBHOOK_SECRET: /)]);
    expect(JSON.stringify(answer)).not.toContain(`${secret}"`);
  },
);

test('the example of settings names every setting and no other', () => {
  const example = readFileSync('.env.example', 'utf8');
  const named = [...example.matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1]);

  expect(named.sort()).toEqual(Object.keys(SETTINGS.shape).sort());
});
