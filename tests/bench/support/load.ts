/** What is asked of a server, by how many at once and for how long. */
export interface Load {
  readonly port: number;
  readonly connections: number;
  readonly seconds: number;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** One body a request, and the run ends with the last; left out: the same request without a body, again and again. */
  readonly bodies?: readonly string[];
  /** Requests begin at this pace, whether answers come or not; left out: each after the answer before it. */
  readonly perSecond?: number;
}

export interface Measured {
  readonly done: number;
  readonly seconds: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Not told by wrk. */
  readonly longest: number;
  readonly statuses: Readonly<Record<string, number>>;
  /** Requests whose connection ended without an answer. */
  readonly lost: number;
}

/** What share of the numbers lies below the answer; 0 when there are none. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export function median(numbers: readonly number[]): number {
  return percentile(
    numbers.toSorted((a, b) => a - b),
    0.5,
  );
}
