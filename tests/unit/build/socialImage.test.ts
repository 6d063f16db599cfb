import sharp from 'sharp';
import { expect, test } from 'vitest';
import { drawSocialImage, openDrawingBox, titleSize } from '#src/build/socialImage.ts';
import { SOCIAL_IMAGE_SIZE, type SocialImage } from '#src/reading/socialImages.ts';

const box = openDrawingBox();
const image = (title: string): SocialImage => ({ path: '/social/x.png', above: 'Glossary', title, below: 'LEAD Portal' });
/** The most that src/reading/schemas.ts lets a title have, in broad letters. */
const LONGEST = 'Mammoth wagons mowing meadows among many warm women '.repeat(3).slice(0, 120);

test('a picture has the size that readers of links ask for, and few bytes', async () => {
  const png = await drawSocialImage(image('Police diversion around the world: a review of 27 studies (2022)'), box);

  expect(await sharp(png).metadata()).toMatchObject({ format: 'png', ...SOCIAL_IMAGE_SIZE });
  expect(png.length).toBeLessThan(20 * 1024);
});

test('a longer title has smaller letters', () => {
  const sizes = [20, 40, 70, 120].map((length) => titleSize('a'.repeat(length)));

  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  expect(new Set(sizes).size).toBe(4);
});

test('the longest title stays between the line above, the line below and the door', async () => {
  const [short, long] = await Promise.all([image('A'), image(LONGEST)].map(async (one) => pixels(await drawSocialImage(one, box))));
  const changed = whereTheyDiffer(short, long);

  // The lines above and below and the door are the same in both pictures, so what differs is the title alone.
  expect(changed.top).toBeGreaterThan(64 + 34);
  expect(changed.bottom).toBeLessThan(SOCIAL_IMAGE_SIZE.height - 22 - 56 - 34);
  expect(changed.left).toBeGreaterThanOrEqual(72);
  expect(changed.right).toBeLessThanOrEqual(72 + 690);
});

interface Box {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

async function pixels(png: Buffer): Promise<Buffer> {
  return sharp(png).greyscale().raw().toBuffer();
}

/** The smallest box around all pixels that are clearly not the same: each picture chooses its own few colors for soft edges. */
function whereTheyDiffer(one: Buffer | undefined, other: Buffer | undefined): Box {
  const { width, height } = SOCIAL_IMAGE_SIZE;
  const box: Record<keyof Box, number> = { top: height, bottom: 0, left: width, right: 0 };
  for (let at = 0; at < width * height; at += 1) {
    if (Math.abs((one?.[at] ?? 0) - (other?.[at] ?? 0)) < 100) continue;
    const [x, y] = [at % width, Math.floor(at / width)];
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
  }
  return box;
}
