/**
 * Keeps the queue's page up to date without a reload. News come as a stream while the page is looked at, and by asking every half minute where
 * the stream is cut or the page lies behind others. The list is renewed in its place only while nobody is in it (no focus, pointer, tick or
 * marked text); else a line offers it. Nothing that is typed is touched and the focus never moves. None of it counts as work at the desk.
 */
interface News {
  readonly overdue: number;
  readonly fresh: number;
  readonly print: string;
  /** Told by a single answer alone. */
  readonly isOpen?: boolean;
}

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

const ASK_MS = 30_000;
/** Cuts in a row until the stream is given up for a while. */
const MOST_CUTS = 3;
/** After so many questions the stream is tried again. */
const TRY_AGAIN = 10;
const QUIET = { 'X-Desk-Quiet': '1' };

function keepFresh(place: HTMLElement, words: Words): void {
  let stream: EventSource | null = null;
  let cuts = 0;
  let asked = 0;
  let shown = place.dataset['live'] ?? '';
  let latest = shown;
  let isOver = false;

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
    if (page.type === 'opaqueredirect') return close();
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

  /** The desk is locked, or the session over: what the page shows is put away too. */
  function close(): void {
    if (isOver) return;
    isOver = true;
    stream?.close();
    for (const part of document.querySelectorAll('[data-fresh]')) part.replaceChildren();
    const link = Object.assign(document.createElement('a'), { href: '/staff/', textContent: words.unlock });
    place.replaceChildren(`${words.locked} `, link);
  }

  async function ask(): Promise<void> {
    const answer = await fetch('/staff/live/?once', { headers: QUIET, cache: 'no-store' });
    if (answer.status === 401) return close();
    if (!answer.ok) return;
    const news = (await answer.json()) as News;
    if (news.isOpen === false) return close();
    hear(news);
  }

  function listen(): void {
    if (isOver || document.hidden || stream !== null) return;
    const opened = new EventSource('/staff/live/');
    stream = opened;
    opened.addEventListener('open', () => {
      cuts = 0;
    });
    opened.addEventListener('desk', (event) => hear(JSON.parse(event.data) as News));
    // Unlocked again in another tab: then this page's own session is over, and the browser's is not. Asking tells.
    opened.addEventListener('over', () => {
      hush();
      ask().catch(() => undefined);
    });
    opened.addEventListener('error', () => {
      cuts += 1;
      if (opened.readyState === EventSource.CLOSED || cuts >= MOST_CUTS) hush();
    });
  }

  function hush(): void {
    stream?.close();
    stream = null;
    asked = 0;
  }

  function tick(): void {
    if (isOver || stream !== null) return;
    asked += 1;
    ask().catch(() => undefined);
    if (asked >= TRY_AGAIN) listen();
  }

  function say(text: string): void {
    place.replaceChildren(text);
  }

  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return hush();
    if (!isOver) ask().catch(() => undefined);
    listen();
  });
  window.setInterval(tick, ASK_MS);
  listen();
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
