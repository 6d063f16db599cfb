import type { Page } from '@playwright/test';
import { DEMONSTRATION_BUREAU, DEMONSTRATION_WORKERS } from '#db/seed/demonstration.ts';
import { LOCALES, type Locale, localePath } from '#src/domain/locale.ts';
import { signInAs } from './desk.ts';
import { BUREAU_KINDS, DESK_KINDS, DOOR_OF_THE_DESK } from './deskKinds.ts';
import { publicKinds } from './publicKinds.ts';
import { READING_KINDS } from './reading.ts';

/** One kind of page in one language and one state, and how a browser comes to it. */
export interface PageKind {
  /** Names its files: small letters, digits and hyphens, the language at its end. */
  readonly name: string;
  readonly locale: Locale;
  /** The address to begin at. */
  readonly path: string;
  /** Does what leads from that address to this state. */
  readonly reach?: ((page: Page) => Promise<void>) | undefined;
  /** What the browser's own log may say here: an address that answers with an error is one. */
  readonly status?: number | undefined;
  /** What stands there hangs on letters that go out beside the test, so its tree is not on record. */
  readonly isRestless?: boolean | undefined;
  /** Made in the browser or typed nowhere twice: no Lighthouse, which comes by the address alone. */
  readonly isState: boolean;
}

/** A kind as its table writes it down; the language is added for each. */
export type KindRow = Omit<PageKind, 'locale' | 'isState'>;

/** Kinds that stand in one room: one page, signed in once, walks them in order, because each may go on from the one before. */
export interface Room {
  readonly name: 'public' | 'reading' | 'door of the desk' | 'desk' | 'bureau';
  readonly locale: Locale;
  readonly kinds: readonly PageKind[];
  readonly enter: (page: Page) => Promise<void>;
}

const [ADA] = DEMONSTRATION_WORKERS;
const nobody = async () => undefined;

function inLanguage(locale: Locale, rows: readonly KindRow[]): PageKind[] {
  return rows.map((row) => {
    const { name, path, reach } = row;
    return { ...row, name: `${name}-${locale}`, path: localePath(locale, path), locale, isState: reach !== undefined };
  });
}

/** An address as a name of files: `/search/?q=recovery` is `read-search-q-recovery`. */
function nameOf(path: string): string {
  return `read${path}`.replaceAll(/[^a-z0-9]+/g, '-').replace(/-$/, '');
}

const reading = READING_KINDS.filter((path) => path !== '/').map((path) => ({ name: nameOf(path), path }));

/** Every room of the portal, in each of its languages. The desk is in English alone. */
export const ROOMS: readonly Room[] = [
  ...LOCALES.flatMap((locale): Room[] => [
    { name: 'public', locale, kinds: inLanguage(locale, publicKinds), enter: nobody },
    { name: 'reading', locale, kinds: inLanguage(locale, reading), enter: nobody },
  ]),
  { name: 'door of the desk', locale: 'en', kinds: inLanguage('en', DOOR_OF_THE_DESK), enter: nobody },
  { name: 'desk', locale: 'en', kinds: inLanguage('en', DESK_KINDS), enter: (page) => signInAs(page, ADA) },
  { name: 'bureau', locale: 'en', kinds: inLanguage('en', BUREAU_KINDS), enter: (page) => signInAs(page, DEMONSTRATION_BUREAU) },
];

/** Brings a page to a kind, and says which answer the address gave. */
export async function openKind(page: Page, kind: PageKind): Promise<number> {
  const answer = await page.goto(kind.path);
  await kind.reach?.(page);
  await page.waitForLoadState('load');
  return answer?.status() ?? 0;
}
