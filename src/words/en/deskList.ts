import type { DeskKey } from '#src/domain/deskKeys.ts';
import type { SearchedPart } from '#src/domain/searching.ts';

/** What each key does, as the list of keys says it. */
const keys: Readonly<Record<DeskKey, string>> = {
  next: 'Next line of the list, or next item',
  previous: 'Line or item before',
  open: 'Open the item (Enter does the same)',
  details: 'Open the details',
  'take-up': 'Plan outreach',
  wait: 'Put on the waiting list',
  elsewhere: 'Refer elsewhere',
  note: 'Write a note',
  assign: 'Take it, or give it back',
  undo: 'Undo',
  back: 'Back to the list',
  search: 'Search',
  'go-morning': 'Go to This morning',
  'go-new': 'Go to New',
  'go-mine': 'Go to Mine',
  help: 'Show this list of keys',
};

const plural = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;

const parts: Readonly<Record<SearchedPart, string>> = {
  place: 'near',
  language: 'language',
  where: 'where',
  happening: 'what is happening',
  person: 'name or nickname',
  recognize: 'how to recognize them',
  approach: 'best time and way',
  notes: 'notes',
};

/** Words of the queue's list: filters, search, keys, live news. English only, as all of the desk. */
export const deskList = {
  keys,
  keyList: {
    link: 'Keys (?)',
    title: 'Keys of the desk',
    how: 'They work once you are in the main part of the page: press Tab, then Enter on “Skip to the content”, or click into it. Escape turns them off. In a box where you write, they do nothing.',
    close: 'Close',
  },
  side: {
    label: (view: string) => `The list: ${view}`,
    previous: 'Item before',
    next: 'Next item',
  },
  live: {
    changed: 'The queue has changed.',
    show: 'Show',
    // Filled in by the browser: # is what waits for a decision, % what is past its promise.
    renewed: 'Up to date: # waiting for a first decision, % past the promise.',
    locked: 'The desk is locked, so the list is put away.',
    unlock: 'Unlock',
  },
  filter: {
    title: 'Narrow and sort this list',
    any: 'Any',
    me: 'Me',
    nobody: 'Nobody',
    names: { concern: 'About', relation: 'From', who: 'Taken by', place: 'Near', language: 'Language', sort: 'Order' },
    sorts: { due: 'Due first', newest: 'Newest first', oldest: 'Oldest first' },
    hint: 'Places and languages are those of the lines that are open now. Choose anything, and all of the list is looked at.',
    submit: 'Show',
    chosen: 'Narrowed to',
    remove: ': take away',
    chip: (name: string, value: string) => `${name}: ${value}`,
    gone: 'not in this list',
    fitting: (n: number, all: number) => `${n} of ${plural(all, 'item')} ${n === 1 ? 'fits' : 'fit'}.`,
    none: 'Nothing in this list fits.',
    all: 'Show the whole list',
    left: (n: number) =>
      `${plural(n, 'item')} at the end of the list ${n === 1 ? 'was' : 'were'} not looked at: no more than 300 are opened at once.`,
  },
  /** Ways on from where there is nothing. */
  empty: {
    morning: 'Go to This morning',
    all: (n: number) => (n === 1 ? 'Look at the one item in the queue' : `Look at all ${n} items in the queue`),
  },
  busy: {
    title: 'Others are searching right now',
    text: 'Two large lists are being opened already. Nothing is lost: try again in a few seconds.',
    again: 'Try again',
    side: 'Others are searching right now, so the list beside this message is left out. “Back to the queue” leads to it.',
  },
  search: {
    title: 'Search',
    label: 'Search what is open',
    hint: 'Place, language, what was written, notes. That you searched is noted; your words are not kept.',
    button: 'Search',
    empty: 'Enter a word of two letters or more',
    nothingOpen: 'Nothing is open in the queue, so there is nothing to search.',
    tooLong: (most: number) => `Shorten this to ${most} characters`,
    found: (n: number, of: number) =>
      n === 0
        ? `None of ${plural(of, 'open item')} has all of these words.`
        : `${plural(n, 'item')} of ${of} open ${n === 1 ? 'has' : 'have'} all of these words.`,
    most: (n: number) => `The first ${n} are shown. Add a word to narrow it.`,
    left: (n: number) => `${plural(n, 'more open item')} ${n === 1 ? 'was' : 'were'} not searched: no more than 300 are opened at once.`,
    notWho: 'Words are found at their beginning. Who asked, and what is closed, is never searched.',
    inParts: (all: readonly SearchedPart[]) => `Found in: ${all.map((part) => parts[part]).join(', ')}`,
    back: 'Back to the queue',
  },
} as const;
