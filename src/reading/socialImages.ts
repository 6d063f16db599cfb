import type { Locale } from '#src/domain/locale.ts';
import { reading } from '#src/words/en/reading.ts';
import { wordsFor } from '#src/words/words.ts';
import type { Collection } from './schemas.ts';

/** The picture that others show beside a link to a page. Drawn at build, by src/build/drawSocialImages.ts. */
export interface SocialImage {
  readonly path: string;
  readonly above: string;
  readonly title: string;
  readonly below: string;
}

/** The shape that Open Graph readers crop least. */
export const SOCIAL_IMAGE_SIZE = { width: 1200, height: 630 } as const;

/** The picture of one page of the reading room. */
export function imageOfEntry({ id, folder, data }: { id: string; folder: Collection; data: { title: string } }): SocialImage {
  return { path: `/social/${id}.png`, above: reading.kinds[folder], title: data.title, below: wordsFor('en').common.portalName };
}

/** The picture of every list of the reading room. */
export function imageOfRoom(): SocialImage {
  return { path: '/social/reading-room.png', above: reading.room, title: reading.toolkit.heading, below: wordsFor('en').common.portalName };
}

/** The picture of every other page: home, directory, referring. */
export function imageOfPortal(locale: Locale): SocialImage {
  const { home, common } = wordsFor(locale);
  return { path: `/social/portal-${locale}.png`, above: common.nav.refer, title: home.heading, below: common.portalName };
}

/** The words of a picture, for whoever does not see it. */
export function altOf({ above, title, below }: SocialImage): string {
  return `${below}. ${above}: ${title}`;
}
