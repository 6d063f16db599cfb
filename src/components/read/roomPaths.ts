import { DEFAULT_LOCALE, LOCALES } from '#src/domain/locale.ts';
import { type Library, library } from './library.ts';

interface Made<Params, Props> {
  readonly params: Params;
  readonly props: Props;
}

/** The addresses of a prerendered page of the room in every language, each with its room; English has no prefix. */
export async function roomPaths<Params extends object, Props extends object>(pagesOf: (room: Library) => readonly Made<Params, Props>[]) {
  const rooms = await Promise.all(LOCALES.map(library));
  return rooms.flatMap((room) => {
    const lang = room.locale === DEFAULT_LOCALE ? undefined : room.locale;
    return pagesOf(room).map(({ params, props }) => ({ params: { ...params, lang }, props: { ...props, room } }));
  });
}

/** The same of a page that stands at one address in each language. */
export function onePath() {
  return roomPaths(() => [{ params: {}, props: {} }]);
}
