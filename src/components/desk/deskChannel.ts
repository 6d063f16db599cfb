/**
 * News of the desk without a reload: as a stream while the page is looked at, and by asking every half minute where the stream is cut or the
 * page lies behind others. None of it counts as work at the desk.
 */
export interface News {
  readonly overdue: number;
  readonly fresh: number;
  readonly print: string;
  /** Told by a single answer alone. */
  readonly isOpen?: boolean;
  /** The same, where an item was named: who else has it open. */
  readonly here?: readonly string[];
}

interface Listener {
  /** What of the desk's address names what is asked for beside the queue: empty, or `item=…`. */
  readonly about: string;
  hear?(news: News): void;
  hearHere?(names: readonly string[]): void;
  /** The desk is locked, or the session over. Told once. */
  close(): void;
}

/** Marks what no person asks for. */
export const QUIET = { 'X-Desk-Quiet': '1' };

const ASK_MS = 30_000;
/** Cuts in a row until the stream is given up for a while. */
const MOST_CUTS = 3;
/** After so many questions the stream is tried again. */
const TRY_AGAIN = 10;

/** Begins to listen, and answers how to end it: as if the desk had been locked. */
export function openChannel({ about, hear, hearHere, close }: Listener): () => void {
  let stream: EventSource | null = null;
  let cuts = 0;
  let asked = 0;
  let isOver = false;

  function end(): void {
    if (isOver) return;
    isOver = true;
    stream?.close();
    close();
  }

  async function ask(): Promise<void> {
    const answer = await fetch(`/staff/live/?once&${about}`, { headers: QUIET, cache: 'no-store' });
    if (answer.status === 401) return end();
    if (!answer.ok) return;
    const news = (await answer.json()) as News;
    if (news.isOpen === false) return end();
    hear?.(news);
    if (news.here) hearHere?.(news.here);
  }

  function askQuietly(): void {
    ask().catch(() => undefined);
  }

  function listen(): void {
    if (isOver || document.hidden || stream !== null) return;
    const opened = new EventSource(about === '' ? '/staff/live/' : `/staff/live/?${about}`);
    stream = opened;
    opened.addEventListener('open', () => {
      cuts = 0;
    });
    opened.addEventListener('desk', (event) => hear?.(JSON.parse(event.data) as News));
    opened.addEventListener('here', (event) => hearHere?.(JSON.parse(event.data) as string[]));
    // Unlocked again in another tab: then this page's own session is over, and the browser's is not. Asking tells.
    opened.addEventListener('over', () => {
      hush();
      askQuietly();
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
    askQuietly();
    if (asked >= TRY_AGAIN) listen();
  }

  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return hush();
    if (!isOver) askQuietly();
    listen();
  });
  window.setInterval(tick, ASK_MS);
  listen();
  return end;
}
