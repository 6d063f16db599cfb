import { type News, openChannel, QUIET } from './deskChannel.ts';

/**
 * Keeps the queue's page up to date without a reload. The list is renewed in its place only while nobody is in it (no focus, pointer, tick or
 * marked text); else a line offers it. Nothing that is typed is touched and the focus never moves.
 */
interface Words {
  readonly changed: string;
  readonly show: string;
  readonly renewed: string;
  readonly locked: string;
  readonly unlock: string;
}

interface Told {
  readonly print: string;
  readonly waiting: string;
  readonly overdue: string;
}

function keepFresh(place: HTMLElement, words: Words): void {
  let shown = place.dataset['live'] ?? '';
  let latest = shown;

  function hear(news: News): void {
    latest = news.print;
    setTitle(news.fresh);
    if (news.print === shown) return;
    if (isSomebodyInside()) offer();
    else renew(news).catch(offer);
  }

  async function renew(news?: News): Promise<void> {
    const expected = latest;
    const page = await fetch(location.pathname + location.search, { headers: QUIET, redirect: 'manual', cache: 'no-store' });
    if (page.type === 'opaqueredirect') return end();
    if (!page.ok) throw new Error('not renewed');
    const fresh = new DOMParser().parseFromString(await page.text(), 'text/html');
    // Meanwhile somebody may have gone into the list.
    if (news !== undefined && isSomebodyInside()) return offer();
    putInPlace(fresh);
    tell(toldBy(fresh, expected), news === undefined);
  }

  /** News can be older than the page, of before one's own last act: the line says what the list shows, and nothing where it is as it was. */
  function tell({ print, waiting, overdue }: Told, isAsked: boolean): void {
    const isAsItWas = print === shown;
    shown = print;
    setTitle(Number(waiting));
    say(isAsked || isAsItWas ? '' : words.renewed.replace('#', waiting).replace('%', overdue));
  }

  function offer(): void {
    if (place.querySelector('button') !== null) return;
    const button = Object.assign(document.createElement('button'), { type: 'button', className: 'button--link', textContent: words.show });
    // The button goes with its line; whoever pressed it goes on at the list.
    button.addEventListener('click', () => renew().then(() => document.getElementById('main')?.focus(), offerAgain));
    place.replaceChildren(`${words.changed} `, button);
  }

  function offerAgain(): void {
    say('');
    offer();
  }

  /** The desk is locked, or the session over: what the page shows is put away too. The way back leads over the lock to this same list. */
  function close(): void {
    for (const part of document.querySelectorAll('[data-fresh]')) part.replaceChildren();
    const link = Object.assign(document.createElement('a'), { href: location.href, textContent: words.unlock });
    place.replaceChildren(`${words.locked} `, link);
  }

  function say(text: string): void {
    place.replaceChildren(text);
  }

  const end = openChannel({ about: '', hear, close });
}

/** What a fetched page says of its own list. */
function toldBy(fresh: Document, expected: string): Told {
  const told = fresh.querySelector<HTMLElement>('[data-live]')?.dataset ?? {};
  return { print: told['live'] ?? expected, waiting: told['waiting'] ?? '0', overdue: told['overdue'] ?? '0' };
}

function putInPlace(fresh: Document): void {
  for (const part of document.querySelectorAll<HTMLElement>('[data-fresh]')) {
    const now = fresh.querySelector(`[data-fresh="${part.dataset['fresh']}"]`);
    if (now) part.replaceChildren(...now.childNodes);
  }
}

function setTitle(fresh: number): void {
  const plain = document.title.replace(/^\(\d+\) /, '');
  document.title = fresh > 0 ? `(${fresh}) ${plain}` : plain;
}

/** A pointer that lies still for so long is nobody about to press something. */
const STILL_MS = 10_000;
let movedAt = 0;
document.addEventListener('pointermove', () => {
  movedAt = performance.now();
});

function isSomebodyInside(): boolean {
  const marked = document.getSelection();
  const isPointing = performance.now() - movedAt < STILL_MS;
  return [...document.querySelectorAll('[data-fresh]')].some(
    (part) =>
      part.contains(document.activeElement) ||
      (isPointing && part.matches(':hover')) ||
      part.querySelector('input:checked') !== null ||
      (marked !== null && !marked.isCollapsed && marked.containsNode(part, true)),
  );
}

const place = document.querySelector<HTMLElement>('[data-live]');
if (place) keepFresh(place, JSON.parse(place.dataset['words'] ?? '{}') as Words);
