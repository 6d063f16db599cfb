/**
 * The keys of the desk. A link, button or box that carries `data-key="<name>"` is what the key of that name reaches: links,
 * buttons, boxes to tick and `summary` are pressed, boxes to write in get the focus. Where a button needs words first, it also
 * carries `data-key-words="<id of the box>"`: an empty box gets the focus in its place. The first such element of the page counts.
 *
 * They work only while the focus is in the main part of the page, and never in a box to write in (WCAG 2.1.4: whoever speaks to
 * their device stays out of it). Lists are told by words of `src/words/en/deskList.ts`.
 */
export const DESK_KEYS = {
  next: 'j',
  previous: 'k',
  open: 'o',
  details: 'd',
  'take-up': 't',
  wait: 'w',
  elsewhere: 'e',
  note: 'n',
  assign: 'a',
  undo: 'u',
  back: 'b',
  search: '/',
  'go-morning': 'g m',
  'go-new': 'g n',
  'go-mine': 'g i',
  help: '?',
} as const;

export type DeskKey = keyof typeof DESK_KEYS;
export const ALL_DESK_KEYS = Object.keys(DESK_KEYS) as DeskKey[];

/** What the keys pressed so far lead to: a name, `more` where a second key is awaited, or nothing. */
export function keyNamed(pressed: string): DeskKey | 'more' | null {
  const name = ALL_DESK_KEYS.find((each) => DESK_KEYS[each] === pressed);
  if (name !== undefined) return name;
  return ALL_DESK_KEYS.some((each) => DESK_KEYS[each].startsWith(`${pressed} `)) ? 'more' : null;
}
