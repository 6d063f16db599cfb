import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { LOCALES } from '#src/domain/locale.ts';
import { readContent } from '#src/reading/readContent.ts';
import { imageOfEntry, imageOfPortal, imageOfRoom, type SocialImage } from '#src/reading/socialImages.ts';
import { drawSocialImage, openDrawingBox } from './socialImage.ts';

/** Outside the build's output, which every build empties: a picture takes a twentieth of a second, and few change. */
const KEPT = 'node_modules/.cache/social-images';
/** When one of these changes, every picture is drawn anew. */
const DRAWN_WITH = ['src/build/socialImage.ts', 'src/styles/tokens.css', 'src/build/sign.svg', 'package-lock.json'];

/**
 * Draws the picture of every page into a finished build and answers how many there are.
 * It runs beside Astro and not in it, so that nothing of this is ever part of the server.
 */
async function drawSocialImages(outDir: string): Promise<number> {
  const images = allImages();
  const box = openDrawingBox();
  const tools = DRAWN_WITH.map((file) => readFileSync(file, 'utf8')).join('\n');
  await mkdir(KEPT, { recursive: true });
  await Promise.all(
    images.map(async (image) => {
      const kept = join(KEPT, `${hash('sha256', `${tools}\n${JSON.stringify(image)}`)}.png`);
      if (!existsSync(kept)) await writeWhole(kept, await drawSocialImage(image, box));
      await place(kept, join(outDir, 'client', image.path));
    }),
  );
  return images.length;
}

/** One picture for each entry in each language, and those that many pages share. */
function allImages(): SocialImage[] {
  const { files, twins } = readContent('content');
  return LOCALES.flatMap((locale) => {
    const said = new Map(twins.filter((twin) => twin.locale === locale).map((twin) => [twin.id, twin]));
    return [imageOfPortal(locale), imageOfRoom(locale), ...files.map((file) => imageOfEntry(said.get(file.id) ?? file, locale))];
  });
}

/** A build that is stopped must not leave half a picture for the next one. */
async function writeWhole(file: string, bytes: Buffer): Promise<void> {
  const part = `${file}.${process.pid}`;
  await writeFile(part, bytes);
  await rename(part, file);
}

async function place(kept: string, file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await copyFile(kept, file);
}

if (import.meta.main) {
  const count = await drawSocialImages(process.argv[2] ?? 'dist');
  process.stdout.write(`${count} pictures for shared links\n`);
}
