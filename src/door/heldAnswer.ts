import type { ServerResponse } from 'node:http';

/** A whole answer, before a single byte of it has left. */
export interface HeldAnswer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: ReadonlyMap<string, string | readonly string[]>;
  readonly body: Buffer;
}

const EVENT_STREAM = 'text/event-stream';
/** The methods that are laid over those of the answer. */
const HELD = ['writeHead', 'write', 'end', 'destroy'] as const;

/**
 * Lets Astro write an answer without sending it: the door then sees all of it, sets its headers, and can put an error page
 * in place of a page that broke halfway. The real methods are still there underneath, for whoever sends (visit.ts). An answer that has no end
 * (a stream of events) is not held: its head goes to `stream`, and Astro writes on to the socket itself.
 */
export function holdAnswer(res: ServerResponse, whole: (answer: HeldAnswer) => void, stream?: (head: HeldAnswer) => void): void {
  const chunks: Buffer[] = [];
  let status: number | null = null;
  let headers: HeldAnswer['headers'] = new Map();
  let isOver = false;
  const finish = (answer: HeldAnswer) => {
    if (isOver) return res;
    isOver = true;
    whole(answer);
    return res;
  };
  Object.assign(res, {
    writeHead: (code: number, fields?: unknown) => {
      status = code;
      headers = fieldsOf(fields);
      if (stream !== undefined && code === 200 && headers.get('content-type') === EVENT_STREAM) {
        isOver = true;
        for (const name of HELD) Reflect.deleteProperty(res, name);
        stream({ status: code, headers, body: Buffer.alloc(0) });
      }
      return res;
    },
    write: (chunk: unknown, ...rest: unknown[]) => {
      if (!isOver) chunks.push(bytesOf(chunk));
      const callback = rest.find((each) => typeof each === 'function');
      if (callback !== undefined) queueMicrotask(() => callback());
      return true;
    },
    end: (chunk?: unknown) => {
      chunks.push(bytesOf(chunk));
      return finish({ status: status ?? res.statusCode, headers, body: Buffer.concat(chunks) });
    },
    // Astro destroys an answer whose page failed while it was being written.
    destroy: () => finish({ status: 500, headers: new Map(), body: Buffer.alloc(0) }),
  });
}

function bytesOf(chunk: unknown): Buffer {
  return typeof chunk === 'string' || chunk instanceof Uint8Array ? Buffer.from(chunk as string) : Buffer.alloc(0);
}

function fieldsOf(fields: unknown): HeldAnswer['headers'] {
  if (typeof fields !== 'object' || fields === null) return new Map();
  return new Map(
    Object.entries(fields).map(([name, value]) => [name.toLowerCase(), Array.isArray(value) ? value.map(String) : String(value)]),
  );
}
