import { describe, expect, test } from 'vitest';
import { contentPolicy, inlineHashes, NOTHING_INLINE, policyNeeds } from '#src/door/contentPolicy.ts';

const SCRIPT = "'sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='";
const STYLE = "'sha256-BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB='";
const BASE =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'";
const ISLAND = { scripts: [SCRIPT], styles: [STYLE], carriesScript: true };

describe('contentPolicy', () => {
  test('a page without a script has the base and forbids making one', () => {
    expect(contentPolicy('/faq/', NOTHING_INLINE)).toBe(`${BASE}; require-trusted-types-for 'script'`);
  });

  test('a page with an island adds its hashes and nothing else', () => {
    const expected = BASE.replace("script-src 'self'", `script-src 'self' ${SCRIPT}`).replace(
      "style-src 'self'",
      `style-src 'self' ${STYLE}`,
    );

    expect(contentPolicy('/refer/demo-north-lead/', ISLAND)).toBe(expected);
  });

  test.each(['/refer/check/', '/es/refer/check/'])('%s alone names the captcha, and no trusted types', (path) => {
    const policy = contentPolicy(path, NOTHING_INLINE);

    expect(policy).toContain("script-src 'self' https://hcaptcha.com https://*.hcaptcha.com;");
    expect(policy).toContain('frame-src https://hcaptcha.com https://*.hcaptcha.com;');
    expect(policy).toContain("connect-src 'self' https://hcaptcha.com");
    expect(policy).not.toContain('trusted-types');
  });

  test.each(['/refer/', '/refer/checks/', '/x/refer/check/', '/'])('%s names no other host', (path) => {
    expect(contentPolicy(path, ISLAND)).not.toContain('http');
  });
});

test('from the policy of Astro only hashes are taken, never a host, a keyword or another directive', () => {
  const astro = `img-src *; script-src 'self' 'unsafe-inline' https://evil.example ${SCRIPT}; style-src 'self' ${STYLE} 'unsafe-eval';`;

  expect(inlineHashes(astro)).toEqual({ scripts: [SCRIPT], styles: [STYLE] });
  expect(inlineHashes('')).toEqual({ scripts: [], styles: [] });
});

describe('policyNeeds', () => {
  const hashes = { scripts: [SCRIPT], styles: [STYLE] };

  test.each([
    ['<p>Words</p>', NOTHING_INLINE],
    ['<style>p{}</style><p>Words</p>', { ...NOTHING_INLINE, styles: [STYLE] }],
    ['<script src="/_astro/a.js"></script>', ISLAND],
    ['<SCRIPT>1</SCRIPT>', ISLAND],
    ['<script type="application/ld+json">{}</script>', NOTHING_INLINE],
    ['<script type="application/ld+json">{}</script><script>1</script>', ISLAND],
  ])('%s', (html, needs) => {
    expect(policyNeeds(html, hashes)).toEqual(needs);
  });
});
