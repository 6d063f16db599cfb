import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { DEFAULT_LOCALE, LOCALES, type Locale } from '#src/domain/locale.ts';
import type { ScreenKind } from './kinds.ts';

/** A picture that was made, or why it was not. */
export interface Shot {
  readonly kind: string;
  readonly locale: Locale;
  readonly files: readonly string[];
  readonly papers: readonly string[];
  readonly fault: string | null;
}

const WIDTHS = [360, 1280] as const;
const SCHEMES = ['light', 'dark'] as const;
const HEIGHTS: Readonly<Record<number, number>> = { 360: 740, 1280: 800 };
const PAPERS = ['Letter', 'A4'] as const;

/** A page is reached once a language; widths and colors then change under it, as they do for a reader. */
export async function shootKind(page: Page, kind: ScreenKind, folder: string): Promise<Shot[]> {
  const locales: readonly Locale[] = kind.viewer === 'anybody' && kind.english !== true ? LOCALES : [DEFAULT_LOCALE];
  const shots: Shot[] = [];
  for (const locale of locales) {
    const shot = await shootLocale(page, kind, locale, folder).catch((fault: unknown) => faultOf(fault));
    shots.push({ kind: kind.name, locale, files: [], papers: [], fault: null, ...shot });
  }
  return shots;
}

/** Why something could not be shown, short enough for a line. */
export function faultOf(fault: unknown): { fault: string } {
  return { fault: fault instanceof Error ? fault.message.slice(0, 300) : String(fault) };
}

async function shootLocale(page: Page, kind: ScreenKind, locale: Locale, folder: string): Promise<Partial<Shot>> {
  mkdirSync(folder, { recursive: true });
  await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 800 });
  await kind.reach(page, locale);
  // A picture of the whole page never scrolls to what loads late.
  await page.evaluate(async () => {
    const images = [...document.querySelectorAll<HTMLImageElement>('img[loading=lazy]')];
    for (const image of images) image.loading = 'eager';
    await Promise.all(images.map((image) => image.decode().catch(() => undefined)));
  });
  const files: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHTS[width] ?? 740 });
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ media: 'screen', colorScheme });
      const file = `${kind.name}-${locale}-${width}-${colorScheme}.png`;
      await page.screenshot({ path: join(folder, file), fullPage: true, animations: 'disabled' });
      files.push(file);
    }
  }
  return { files, papers: kind.paper === true ? await print(page, `${kind.name}-${locale}`, folder) : [] };
}

async function print(page: Page, name: string, folder: string): Promise<string[]> {
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  const papers: string[] = [];
  for (const format of PAPERS) {
    const file = `${name}-${format.toLowerCase()}.pdf`;
    await page.pdf({ path: join(folder, file), format, printBackground: false });
    papers.push(file);
  }
  return papers;
}
