import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { builtLinkFaults } from '#src/build/checkBuiltLinks.ts';

/** A built portal of two pages, one of them in Spanish too; the first and the Spanish one hold these lines. */
function faultsOf(line: string, spanish = ''): string[] {
  const outDir = mkdtempSync(join(tmpdir(), 'built-'));
  onTestFinished(() => rmSync(outDir, { recursive: true }));
  const files = {
    'index.html': `<!doctype html>\n<html lang="en"><body>\n${line}\n<h2 id="here">Here</h2></body></html>`,
    'faq/what-is-it/index.html': '<!doctype html><html lang="en"><body><h2 id="why it is">Why</h2><p id="42">It is.</p></body></html>',
    'es/faq/what-is-it/index.html': `<!doctype html>\n<html lang="es"><body>\n${spanish}</body></html>`,
    'feed.xml': '<feed/>',
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(outDir, 'client', name)), { recursive: true });
    writeFileSync(join(outDir, 'client', name), text);
  }
  const faults = builtLinkFaults({ outDir, origin: 'https://portal.example.org', sites: ['north-lead'] });
  return faults.map(({ file, line: at, message }) => `${file.slice(outDir.length)}:${at}: ${message}`);
}

test.each([
  '<a href="/faq/what-is-it/">an entry</a>',
  '<a href="faq/what-is-it/#42">an anchor</a>',
  '<a href="/faq/what-is-it/#why%20it%20is">an anchor with spaces</a>',
  '<a href="https://portal.example.org/faq/what-is-it/">the same, in full</a>',
  '<a href="#here">here</a><a href="#top">top</a><a href="#">top</a>',
  '<a href="/faq/what-is-it/?print=yes">with a question</a>',
  '<a href="/refer/status/">on demand</a><a href="/es/sites/north-lead/#phone" hreflang="es">a site</a>',
  '<link rel="alternate" href="/feed.xml"><a href="tel:988">988</a><a href="mailto:a@example.org">mail</a>',
  '<a href="https://example.org/nowhere/">the outside</a><svg><use href="#here"></use></svg>',
  '<form action="/refer/start/"></form>',
  '<meta property="og:image" content="https://portal.example.org/feed.xml"><meta name="description" content="/nowhere/">',
])('%s leads somewhere', (line) => {
  expect(faultsOf(line)).toEqual([]);
});

test('a page leads to pages in its own language where they stand, unless the link says another', () => {
  const links = ['/faq/what-is-it/', '/sites/', '/es/faq/what-is-it/', '/feed.xml'].map((path) => `<a href="${path}">x</a>`).join('\n');
  const said = links.replaceAll('<a ', '<a hreflang="en" ');

  expect(faultsOf(said, said)).toEqual([]);
  expect(faultsOf(links, links)).toEqual([
    '/client/index.html:5: /es/faq/what-is-it/: leads to another language: /faq/what-is-it/ is there',
    '/client/es/faq/what-is-it/index.html:3: /faq/what-is-it/: leads to another language: /es/faq/what-is-it/ is there',
    '/client/es/faq/what-is-it/index.html:4: /sites/: leads to another language: /es/sites/ is there',
  ]);
});

test.each([
  ['<a href="/faq/what-was-it/">x</a>', '/faq/what-was-it/: nothing is served there'],
  ['<a href="/faq/what-is-it">x</a>', '/faq/what-is-it: the address lacks its last slash'],
  ['<a href="/sites/south-lead/">x</a>', '/sites/south-lead/: nothing is served there'],
  ['<a href="https://portal.example.org/old/">x</a>', 'https://portal.example.org/old/: nothing is served there'],
  ['<a href="#there">x</a>', '#there: / has no element with the id "there"'],
  ['<a href="/faq/what-is-it/#here">x</a>', '/faq/what-is-it/#here: /faq/what-is-it/ has no element with the id "here"'],
  ['<a href="/%ff/">x</a>', '/%ff/: nothing is served there'],
  ['<a href="http://">x</a>', 'http://: this is no address'],
  ['<img src="/one.png" alt="">', '/one.png: nothing is served there'],
  ['<img srcset="/feed.xml 1x, /two.png 2x" alt="">', '/two.png: nothing is served there'],
  ['<script src="/three.js"></script>', '/three.js: nothing is served there'],
  ['<form action="/nowhere/"></form>', '/nowhere/: nothing is served there'],
  ['<meta property="og:image" content="/five.png">', '/five.png: nothing is served there'],
  ['<template><a href="/four/">x</a></template>', '/four/: nothing is served there'],
])('%s is a fault, with the line of the page', (line, fault) => {
  expect(faultsOf(line)).toEqual([`/client/index.html:3: ${fault}`]);
});
