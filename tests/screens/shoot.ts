import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { openKind, type PageKind } from '#tests/e2e/support/kinds.ts';

/** The pictures that were made of one kind of page, or why there are none. */
export interface Shot {
  readonly kind: string;
  readonly files: readonly string[];
  readonly papers: readonly string[];
  readonly fault: string | null;
}

const WIDTHS = [360, 1280] as const;
const SCHEMES = ['light', 'dark'] as const;
const HEIGHTS: Readonly<Record<number, number>> = { 360: 740, 1280: 800 };
const SHEETS = ['Letter', 'A4'] as const;
/** What people print. */
const PRINTED =
  /^(?:receipt|site-with-form|read-toolkit-(?:starting|message|booklet-page-three)|item-opened|item-handover|desk-help|window-card|insights-report)/;

/** Reaches a page once; widths and colors then change under it, as they do for a reader. */
export async function shootKind(page: Page, kind: PageKind, folder: string): Promise<Shot> {
  try {
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
    await page.setViewportSize({ width: 1280, height: 800 });
    await openKind(page, kind);
    await loadAll(page);
    const files = await shoot(page, kind.name, folder);
    return { kind: kind.name, files, papers: PRINTED.test(kind.name) ? await print(page, kind.name, folder) : [], fault: null };
  } catch (fault) {
    return { kind: kind.name, files: [], papers: [], fault: fault instanceof Error ? fault.message.slice(0, 300) : String(fault) };
  }
}

/** A picture of the whole page never scrolls to what loads late. */
async function loadAll(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const images = [...document.querySelectorAll<HTMLImageElement>('img[loading=lazy]')];
    for (const image of images) image.loading = 'eager';
    await Promise.all(images.map((image) => image.decode().catch(() => undefined)));
  });
}

async function shoot(page: Page, name: string, folder: string): Promise<string[]> {
  const files: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHTS[width] ?? 740 });
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ media: 'screen', colorScheme });
      const file = `${name}-${width}-${colorScheme}.png`;
      await page.screenshot({ path: join(folder, file), fullPage: true, animations: 'disabled' });
      files.push(file);
    }
  }
  return files;
}

async function print(page: Page, name: string, folder: string): Promise<string[]> {
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  const papers: string[] = [];
  for (const format of SHEETS) {
    const file = `${name}-${format.toLowerCase()}.pdf`;
    await page.pdf({ path: join(folder, file), format, printBackground: false });
    papers.push(file);
  }
  return papers;
}
