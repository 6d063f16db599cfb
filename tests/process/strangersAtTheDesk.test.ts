import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { portalHome } from './support/portalHome.ts';

/** Every staff address there is on disk; a made-up id stands for the parameter. */
const ADDRESSES = globSync('src/pages/{staff,bureau}/**/*.astro')
  .map((file) =>
    `/${file
      .replace('src/pages/', '')
      .replace(/(index)?\.astro$/, '')
      .replace('[id]', 'a'.repeat(26))}/`.replaceAll('//', '/'),
  )
  // The live numbers are asked for by a page, which cannot follow to a sign-in: it is told 401.
  .filter((address) => !['/staff/sign-in/', '/staff/live/'].includes(address));

test('a stranger is led to the sign-in from every address of the desk, and learns nothing on the way', async () => {
  await using home = await portalHome();
  const portal = await home.start();
  expect(ADDRESSES).toContain('/staff/queue/');

  for (const address of ADDRESSES) {
    const asked = await fetch(new URL(address, portal.url), { redirect: 'manual' });
    const posted = await fetch(new URL(address, portal.url), {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: portal.url },
      body: new URLSearchParams({ act: 'open' }),
    });

    expect([address, asked.status, asked.headers.get('location')]).toEqual([address, 303, '/staff/sign-in/']);
    expect([address, await asked.text()]).toEqual([address, '']);
    // 400: a field that this page does not know, whoever sends it.
    expect([303, 400, 405]).toContain(posted.status);
    expect(asked.headers.get('cache-control')).toContain('no-store');
  }
});
