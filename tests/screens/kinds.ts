import type { Page } from '@playwright/test';
import { type Locale, localePath } from '#src/domain/locale.ts';

/** Who looks at a page: anybody, a worker of the invented site, somebody of the Bureau. */
export type Viewer = 'anybody' | 'worker' | 'bureau';

/** One kind of page, or one state of it. */
export interface ScreenKind {
  readonly name: string;
  readonly viewer: Viewer;
  /** Shown on paper too: the sheets are made for Letter and A4. */
  readonly paper?: boolean;
  /** Anybody may open it, and it stands in English alone. */
  readonly english?: boolean;
  /** Brings a browser that stands anywhere to this page; staff pages stand in English alone. */
  readonly reach: (page: Page, locale: Locale) => Promise<unknown>;
}

/** A page that needs no more than its address. */
export function at(name: string, path: string, rest: Partial<ScreenKind> = {}): ScreenKind {
  return { name, viewer: 'anybody', reach: (page, locale) => page.goto(localePath(locale, path)), ...rest };
}
