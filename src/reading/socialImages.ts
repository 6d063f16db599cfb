import { type Locale, localePath } from '#src/domain/locale.ts';
import { wordsFor } from '#src/words/words.ts';
import type { Collection } from './schemas.ts';

/** The picture that others show beside a link to a page. Drawn at build, by src/build/drawSocialImages.ts. */
export interface SocialImage {
  readonly path: string;
  readonly above: string;
  readonly title: string;
  readonly below: string;
}

/** What a picture says of its page. */
interface Pictured {
  readonly id: string;
  readonly folder: Collection;
  readonly data: { readonly title: string };
}

/** The shape that Open Graph readers crop least. */
export const SOCIAL_IMAGE_SIZE = { width: 1200, height: 630 } as const;

/** The picture of one page of the reading room. */
export function imageOfEntry({ id, folder, data }: Pictured, locale: Locale): SocialImage {
  const { reading, common } = wordsFor(locale);
  return { path: pathOf(locale, id), above: reading.kinds[folder], title: data.title, below: common.portalName };
}

/** The picture of every list of the reading room. */
export function imageOfRoom(locale: Locale): SocialImage {
  const { reading, common } = wordsFor(locale);
  return { path: pathOf(locale, 'reading-room'), above: reading.room, title: reading.toolkit.heading, below: common.portalName };
}

/** The picture of every other page: home, directory, referring. */
export function imageOfPortal(locale: Locale): SocialImage {
  const { home, common } = wordsFor(locale);
  return { path: pathOf(locale, 'portal'), above: common.nav.refer, title: home.heading, below: common.portalName };
}

/** @example pathOf('es', 'portal') // '/social/es/portal.png' */
function pathOf(locale: Locale, name: string): string {
  return `/social${localePath(locale, `/${name}.png`)}`;
}

/** The words of a picture, for whoever does not see it. */
export function altOf({ above, title, below }: SocialImage): string {
  return `${below}. ${above}: ${title}`;
}
