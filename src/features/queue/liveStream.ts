import type { SignedIn } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';
import { type DeskNews, listenToDesk } from './liveDesk.ts';

/** Streams of one session: more are tabs that somebody forgot. */
export const MOST_A_SESSION = 5;
/** Each stream holds a connection (src/door/doorLimits.ts), and the public form needs those more; beyond this desks ask every half minute. */
const MOST_STREAMS = 120;
/** A silent connection is cut by proxies, and by our own door after a minute. */
const HEARTBEAT_MS = 25_000;
/** How often a stream asks whether its session still lives and is as it was. */
const CHECK_MS = 10_000;
/** After a cut the browser comes back by itself. */
const RETRY_MS = 5_000;

/** How a session stands: unlocked, locked, or over. */
export type Standing = 'unlocked' | 'locked' | 'ended';

interface StreamAsked {
  /** How the session stands now; it must ask quietly. */
  readonly standing: () => Promise<Standing>;
  /** How it stood when it asked. */
  readonly isUnlocked: boolean;
  /** Aborted when the connection is gone: a reader who left before the first byte never cancels. */
  readonly signal?: AbortSignal;
  /** Where an item's page listens: tells who else has it open, until the answered function is called. */
  readonly watch?: ((hear: (names: readonly string[]) => void) => () => void) | undefined;
  /** Tests check more often. */
  readonly checkMs?: number;
}

const open = new Map<string, number>();
let inAll = 0;

/**
 * A stream of a desk's news as server-sent events (HTML, section 9.2): `desk` with the news, on an item's page `here` with the names of
 * colleagues who have it open, and `over` with `locked` or `ended` as its last one. It counts as nobody's work. Null when there are too many; whoever asked then asks for the news now and then.
 */
export function liveStream(
  ports: Ports,
  who: SignedIn & { readonly staff: { readonly site: string } },
  asked: StreamAsked,
): ReadableStream<Uint8Array> | null {
  const mine = open.get(who.sessionId) ?? 0;
  if (mine >= MOST_A_SESSION || inAll >= MOST_STREAMS) return null;
  count(who.sessionId, 1);
  let end: () => void = () => undefined;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      end = startTelling(ports, who, asked, controller);
    },
    cancel: () => end(),
  });
}

function startTelling(
  ports: Ports,
  { sessionId, staff }: SignedIn & { readonly staff: { readonly site: string } },
  { standing, isUnlocked, signal, watch, checkMs = CHECK_MS }: StreamAsked,
  controller: ReadableStreamDefaultController<Uint8Array>,
): () => void {
  const say = (text: string) => controller.enqueue(Buffer.from(text));
  say(`retry: ${RETRY_MS}\n\n`);
  const heartbeat = setInterval(() => say(':\n\n'), HEARTBEAT_MS).unref();
  const check = setInterval(() => {
    standing().then(endUnlessSame, () => ports.log.event('live-not-read'));
  }, checkMs).unref();
  const leave = listenToDesk(ports, staff.site, (news) => say(eventOf(news)));
  const look = watch?.((names) => say(`event: here\ndata: ${JSON.stringify(names)}\n\n`));
  let isOver = false;
  const end = () => {
    if (isOver) return;
    isOver = true;
    clearInterval(heartbeat);
    clearInterval(check);
    leave();
    look?.();
    count(sessionId, -1);
  };
  const close = () => {
    if (isOver) return;
    end();
    controller.close();
  };
  const endUnlessSame = (now: Standing) => {
    if (isOver || now === 'unlocked' || (now === 'locked' && !isUnlocked)) return;
    say(`event: over\ndata: ${now}\n\n`);
    close();
  };
  if (signal?.aborted) close();
  else signal?.addEventListener('abort', close, { once: true });
  return end;
}

function eventOf({ overdue, fresh, print }: DeskNews): string {
  return `event: desk\ndata: ${JSON.stringify({ overdue, fresh, print })}\n\n`;
}

function count(sessionId: string, by: 1 | -1): void {
  inAll += by;
  const now = (open.get(sessionId) ?? 0) + by;
  if (now > 0) open.set(sessionId, now);
  else open.delete(sessionId);
}
