import fc from 'fast-check';
import { decodeQR } from 'qr/decode.js';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { qrPath } from '#src/components/partner/qrPath.ts';

const ADDRESS = 'https://portal.example.org/r/testw1nd0w';

/** The drawing as pixels, so many for each module; read with a decoder that is not the encoder. */
async function decoded(text: string, pixels = 6): Promise<string> {
  const { size, d } = qrPath(text);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size * pixels}" height="${size * pixels}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${d}"/></svg>`;
  const { data, info } = await sharp(Buffer.from(svg)).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return decodeQR({ data, width: info.width, height: info.height }, { timeLimit: 10_000 });
}

test('the drawing says the address, letter by letter', async () => {
  expect(await decoded(ADDRESS)).toBe(ADDRESS);
});

test('a tenth of it under a finger is read all the same', async () => {
  const { size, d } = qrPath(ADDRESS);
  const svg = (more: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size * 8}" height="${size * 8}"><rect width="${size}" height="${size}" fill="#fff"/><path d="${d}"/>${more}</svg>`;
  const side = Math.sqrt((size - 8) ** 2 * 0.05);
  const finger = `<rect x="${size / 2}" y="${size / 2}" width="${side}" height="${side}" fill="#888"/>`;
  const { data, info } = await sharp(Buffer.from(svg(finger)))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });

  expect(decodeQR({ data, width: info.width, height: info.height }, { timeLimit: 10_000 })).toBe(ADDRESS);
});

test('any address that the portal can have comes back', async () => {
  const letters = [...'abcdefghjkmnpqrstvwxyz0123456789'];
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: fc.constantFrom(...letters), minLength: 3, maxLength: 40 }),
      fc.string({ unit: fc.constantFrom(...letters), minLength: 10, maxLength: 10 }),
      async (host, code) => {
        const address = `https://${host}.example.org/r/${code}`;
        expect(await decoded(address, 4)).toBe(address);
      },
    ),
    { numRuns: 20 },
  );
});

test('the code has white around it, and is one path of squares', () => {
  const { size, d } = qrPath(ADDRESS);
  const corners = [...d.matchAll(/M(\d+) (\d+)h(\d+)/g)].map(([, x, y, run]) => [Number(x), Number(y), Number(x) + Number(run)]);

  expect(Math.min(...corners.map(([x = 0]) => x))).toBe(4);
  expect(Math.min(...corners.map(([, y = 0]) => y))).toBe(4);
  expect(Math.max(...corners.map(([, , end = 0]) => end))).toBe(size - 4);
});
