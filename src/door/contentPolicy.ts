import { splitLocale } from '#src/domain/locale.ts';

/** Hashes of inline scripts and styles that Astro emitted. */
export interface InlineHashes {
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

/** What a policy has to allow besides the base. */
export interface PolicyNeeds extends InlineHashes {
  /** A page that runs no script at all can forbid every way to make one (controls E1). */
  readonly carriesScript: boolean;
}

export const NOTHING_INLINE: PolicyNeeds = { scripts: [], styles: [], carriesScript: false };

const CAPTCHA = 'https://hcaptcha.com https://*.hcaptcha.com';
const HASH = /^'sha(?:256|384|512)-[A-Za-z0-9+/]+={0,2}'$/;

/** The one Content-Security-Policy of a page (controls E1). Only the check page names another host. */
export function contentPolicy(path: string, needs: PolicyNeeds): string {
  const captcha = splitLocale(path).path === '/refer/check/' ? CAPTCHA : '';
  return [
    "default-src 'none'",
    sources("script-src 'self'", captcha, ...needs.scripts),
    sources("style-src 'self'", captcha, ...needs.styles),
    "img-src 'self'",
    "font-src 'self'",
    sources("connect-src 'self'", captcha),
    captcha === '' ? '' : `frame-src ${captcha}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    needs.carriesScript || captcha !== '' ? '' : "require-trusted-types-for 'script'",
  ]
    .filter((directive) => directive !== '')
    .join('; ');
}

/** Takes the hashes, and nothing else, out of the policy that Astro made for a page. */
export function inlineHashes(astroPolicy: string): InlineHashes {
  return { scripts: hashesOf(astroPolicy, 'script-src'), styles: hashesOf(astroPolicy, 'style-src') };
}

/** What a page needs, judged by its markup: without a script element no script hash is of use, and nothing can bring a style later. */
export function policyNeeds(html: string, hashes: InlineHashes): PolicyNeeds {
  if (carriesScript(html)) return { ...hashes, carriesScript: true };
  return { scripts: [], styles: html.includes('<style') ? hashes.styles : [], carriesScript: false };
}

/** Tells whether a page has a script element; JSON-LD is data and never runs. */
function carriesScript(html: string): boolean {
  return /<script(?! type="application\/ld\+json")/i.test(html);
}

function hashesOf(policy: string, name: string): string[] {
  const directives = policy.split(';').map((directive) => directive.trim().split(/\s+/));
  const found = directives.find(([first]) => first === name) ?? [];
  return found.filter((source) => HASH.test(source));
}

function sources(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}
