import { expect } from 'vitest';
import type { RawAnswer } from './openTestDoor.ts';

/** The table of controls A6: what every answer carries, and what none does. */
export function expectGuarded(answer: RawAnswer): void {
  const { headers } = answer;
  expect(headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; script-src 'self'.*; style-src 'self'.*; img-src 'self'; font-src 'self'; connect-src 'self'.*form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'/,
  );
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('same-origin');
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  expect(headers.get('permissions-policy')).toContain('geolocation=()');
  expect(headers.get('permissions-policy')).toContain('publickey-credentials-get=(self)');
  expect(headers.get('x-frame-options')).toBe('DENY');
  expect(headers.has('server')).toBe(false);
  expect(headers.has('x-powered-by')).toBe(false);
  expect(headers.get('cache-control')).toBeDefined();
  const type = headers.get('content-type');
  if (type !== undefined && /text|json|xml|script/.test(type)) expect(type).toContain('charset=utf-8');
}

/** One of our own error pages, with every header, kept by nobody and telling nothing of our insides. */
export function expectErrorPage(answer: RawAnswer, status: number): void {
  expect(answer.status).toBe(status);
  expectGuarded(answer);
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('cdn-cache-control')).toBe('no-store');
  expect(answer.headers.get('surrogate-control')).toBe('no-store');
  expect(answer.headers.get('x-robots-tag')).toBe('noindex, nofollow, noarchive');
  expect(answer.headers.get('content-length')).toBe(String(Buffer.byteLength(answer.body)));
  expect(answer.body).toContain('tel:911');
  expect(answer.body).not.toMatch(/canary|node_modules|\.ts:|Astro|stack/);
}
