import { resolve } from 'node:path';
import { z } from 'zod';

/** Settings as the portal uses them; product §9 names the variables. */
export interface Config {
  readonly mode: 'demo' | 'production' | 'test';
  readonly port: number;
  readonly host: string;
  readonly publicOrigin: string;
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly databaseAuthToken: string | undefined;
  readonly secret: string;
  readonly previousSecret: string | undefined;
  readonly astroKey: string | undefined;
  readonly looseLimits: boolean;
  readonly mailFrom: string;
  readonly resend: { readonly apiKey: string; readonly baseUrl: string | undefined } | null;
  /** Null: what the provider tells of letters is not taken. */
  readonly webhookSecret: string | null;
  readonly hcaptcha: { readonly siteKey: string; readonly secret: string; readonly verifyUrl: string } | null;
  readonly trustedHops: number;
  /** The public half of the age key that backups are sealed to. */
  readonly backupRecipient: string | null;
  /** Null in a demonstration that nobody runs. */
  readonly operator: { readonly name: string; readonly contact: string; readonly link: string } | null;
}

export type ConfigAnswer =
  | { readonly kind: 'ready'; readonly config: Config }
  | { readonly kind: 'incomplete'; readonly missing: readonly string[] };

type Env = Readonly<Record<string, string | undefined>>;

/** Every variable the portal reads. A house test keeps .env.example equal to it. */
export const SETTINGS = z.object({
  PORTAL_MODE: z.enum(['demo', 'production', 'test']).default('demo'),
  PORT: z.coerce.number().int().min(1).max(65_535).default(4321),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_ORIGIN: z.url().optional(),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: z.string().optional(),
  DATABASE_AUTH_TOKEN: z.string().optional(),
  PORTAL_SECRET: z.string().optional(),
  PORTAL_SECRET_PREVIOUS: z.string().optional(),
  ASTRO_KEY: z.string().optional(),
  LIMITS: z.enum(['default', 'loose']).default('default'),
  MAIL_FROM: z.string().default('LEAD Portal <portal@portal.example>'),
  RESEND_API_KEY: z.string().optional(),
  RESEND_BASE_URL: z.url().optional(),
  RESEND_WEBHOOK_SECRET: z
    .string()
    .regex(
      /^whsec_(?:[A-Za-z0-9+/]{4}){8,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
      'the signing secret as Resend shows it, from whsec_ on',
    )
    .optional(),
  HCAPTCHA_SITE_KEY: z.string().optional(),
  HCAPTCHA_SECRET: z.string().optional(),
  HCAPTCHA_VERIFY_URL: z.url().default('https://api.hcaptcha.com/siteverify'),
  TRUSTED_HOPS: z.coerce.number().int().min(0).max(5).default(0),
  OPERATOR_NAME: z.string().trim().optional(),
  PRIVACY_CONTACT: z.string().trim().optional(),
  BACKUP_RECIPIENT: z
    .string()
    .regex(/^age1[02-9ac-hj-np-z]{58}$/, 'the public half of an age key, from age1 on')
    .optional(),
});

type Read = z.infer<typeof SETTINGS>;

/** A secret of the demonstration: known to everybody, refused in production. */
export const DEMONSTRATION_SECRET = 'demonstration-secret-that-everybody-knows-0000';
const SHORTEST_SECRET = 32;
const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];
const HCAPTCHA_TEST_KEYS = /^(?:10000000-ffff-ffff-ffff-00000000000|20000000-ffff-ffff-ffff-|30000000-ffff-ffff-ffff-|0x0{20,})/;

/** Reads the settings once and says in plain words what is missing; empty values count as not set. */
export function readConfig(env: Env): ConfigAnswer {
  const read = SETTINGS.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value)));
  if (!read.success) {
    return { kind: 'incomplete', missing: read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) };
  }
  const missing = (read.data.PORTAL_MODE === 'production' ? PRODUCTION_RULES : DEMONSTRATION_RULES)
    .filter((rule) => rule.broken(read.data))
    .map((rule) => rule.say);
  return missing.length > 0 ? { kind: 'incomplete', missing } : { kind: 'ready', config: toConfig(read.data) };
}

interface Rule {
  readonly say: string;
  readonly broken: (read: Read) => boolean;
}

/** What production refuses (security/controls O1); each rule has its test. */
export const PRODUCTION_RULES: readonly Rule[] = [
  {
    say: 'PORTAL_SECRET: at least 32 characters, known to nobody',
    broken: (r) => isWeak(r.PORTAL_SECRET ?? ''),
  },
  {
    say: 'PORTAL_SECRET_PREVIOUS: the real one before, or nothing',
    broken: (r) => r.PORTAL_SECRET_PREVIOUS !== undefined && isWeak(r.PORTAL_SECRET_PREVIOUS),
  },
  { say: 'HOST: loopback only; the proxy in front is the way in', broken: (r) => !LOOPBACK.includes(r.HOST) },
  { say: 'PUBLIC_ORIGIN: the https address that people type, without a path', broken: (r) => !isHttpsOrigin(r.PUBLIC_ORIGIN) },
  { say: 'ASTRO_KEY: made once with `npx astro create-key`, the same at build and at start', broken: (r) => !r.ASTRO_KEY },
  { say: 'RESEND_API_KEY: production sends real letters; the folder is for the demonstration', broken: (r) => !r.RESEND_API_KEY },
  { say: 'MAIL_FROM: the address that letters come from', broken: (r) => !isSender(r.MAIL_FROM) },
  {
    say: 'RESEND_BASE_URL and HCAPTCHA_VERIFY_URL: https, or nothing; a stand-in is for the demonstration',
    broken: (r) => [r.RESEND_BASE_URL, r.HCAPTCHA_VERIFY_URL].some((url) => url !== undefined && !url.startsWith('https://')),
  },
  { say: 'HCAPTCHA_SITE_KEY and HCAPTCHA_SECRET: both or neither, and not the published test keys', broken: hasBadCaptchaKeys },
  {
    say: 'TRUSTED_HOPS: the number of proxies in front, at least 1; with 0 everybody would count as one network',
    broken: (r) => r.TRUSTED_HOPS < 1,
  },
  { say: 'OPERATOR_NAME: who runs this portal, as its privacy page says', broken: (r) => !r.OPERATOR_NAME },
  {
    say: 'PRIVACY_CONTACT: the email address, or the https page, at which people and researchers of security reach whoever runs this',
    broken: (r) => contactLink(r.PRIVACY_CONTACT) === null || isInvented(r.PRIVACY_CONTACT ?? ''),
  },
  { say: 'LIMITS: loose is for tests', broken: (r) => r.LIMITS === 'loose' },
];

const DEMONSTRATION_RULES: readonly Rule[] = [
  {
    say: 'PUBLIC_ORIGIN: the demonstration is for this machine only; a real address needs PORTAL_MODE=production',
    broken: (r) => r.PUBLIC_ORIGIN !== undefined && !LOOPBACK.includes(new URL(r.PUBLIC_ORIGIN).hostname),
  },
  { say: 'HOST: the demonstration serves this machine only (127.0.0.1 or localhost)', broken: (r) => !LOOPBACK.includes(r.HOST) },
  {
    say: 'RESEND_API_KEY: the demonstration sends no real letters, unless RESEND_BASE_URL names a stand-in',
    broken: (r) => Boolean(r.RESEND_API_KEY) && !r.RESEND_BASE_URL,
  },
  {
    say: 'OPERATOR_NAME and PRIVACY_CONTACT: neither, and the pages say that nobody runs this; or both, the contact an email address or https',
    broken: (r) => Boolean(r.OPERATOR_NAME || r.PRIVACY_CONTACT) && operatorOf(r) === null,
  },
];

function toConfig(read: Read): Config {
  const dataDir = resolve(read.DATA_DIR);
  return {
    mode: read.PORTAL_MODE,
    port: read.PORT,
    host: read.HOST,
    publicOrigin: (read.PUBLIC_ORIGIN ?? `http://localhost:${read.PORT}`).replace(/\/$/, ''),
    dataDir,
    databaseUrl: read.DATABASE_URL ?? `file:${resolve(dataDir, 'portal.db')}`,
    databaseAuthToken: read.DATABASE_AUTH_TOKEN,
    secret: read.PORTAL_SECRET ?? DEMONSTRATION_SECRET,
    previousSecret: read.PORTAL_SECRET_PREVIOUS,
    astroKey: read.ASTRO_KEY,
    looseLimits: read.LIMITS === 'loose',
    mailFrom: read.MAIL_FROM,
    resend: read.RESEND_API_KEY ? { apiKey: read.RESEND_API_KEY, baseUrl: read.RESEND_BASE_URL } : null,
    webhookSecret: read.RESEND_WEBHOOK_SECRET ?? null,
    hcaptcha: captchaOf(read),
    trustedHops: read.TRUSTED_HOPS,
    backupRecipient: read.BACKUP_RECIPIENT ?? null,
    operator: operatorOf(read),
  };
}

function captchaOf(read: Read): Config['hcaptcha'] {
  if (!read.HCAPTCHA_SITE_KEY || !read.HCAPTCHA_SECRET) return null;
  return { siteKey: read.HCAPTCHA_SITE_KEY, secret: read.HCAPTCHA_SECRET, verifyUrl: read.HCAPTCHA_VERIFY_URL };
}

function operatorOf({ OPERATOR_NAME: name, PRIVACY_CONTACT: contact }: Read): Config['operator'] {
  const link = contactLink(contact);
  return name && contact && link !== null ? { name, contact, link } : null;
}

// Where a contact leads; null when it is neither an email address nor an https address.
function contactLink(contact = ''): string | null {
  if (/^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(contact)) return `mailto:${contact}`;
  const url = URL.parse(contact);
  return url?.protocol === 'https:' && url.username === '' ? url.href : null;
}

// `.example` is nobody's (RFC 2606).
function isInvented(contact: string): boolean {
  return (URL.parse(contact)?.hostname ?? contact).endsWith('.example');
}

function isWeak(secret: string): boolean {
  return secret.length < SHORTEST_SECRET || secret === DEMONSTRATION_SECRET;
}

// A name and an address in angle brackets, or the address alone; `.example` is nobody's.
function isSender(from: string): boolean {
  return /^(?:[^<>@]+<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/.test(from) && !/\.example>?$/.test(from);
}

function isHttpsOrigin(origin: string | undefined): boolean {
  if (!origin?.startsWith('https://')) return false;
  const { pathname, hostname } = new URL(origin);
  return pathname === '/' && !LOOPBACK.includes(hostname);
}

function hasBadCaptchaKeys(read: Read): boolean {
  if (Boolean(read.HCAPTCHA_SITE_KEY) !== Boolean(read.HCAPTCHA_SECRET)) return true;
  return HCAPTCHA_TEST_KEYS.test(read.HCAPTCHA_SITE_KEY ?? '') || HCAPTCHA_TEST_KEYS.test(read.HCAPTCHA_SECRET ?? '');
}
