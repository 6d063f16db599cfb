import { expect, test } from 'vitest';
import { withAddresses } from '#src/reading/printAddresses.ts';

test('links to our own pages say their address, others and links within the page do not', () => {
  const html = '<a href="/refer/">the form</a> <a href="#term-roi">ROI</a> <a href="https://example.org/">there</a>';

  expect(withAddresses(html, 'https://portal.example/toolkit/card/')).toBe(
    '<a href="/refer/" data-address="portal.example/refer/">the form</a> <a href="#term-roi">ROI</a> <a href="https://example.org/">there</a>',
  );
});
