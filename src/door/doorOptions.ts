import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Instant } from '#src/domain/day.ts';
import type { RequestFacts } from '#src/domain/locals.ts';
import type { Logger } from '#src/ports.ts';
import type { DoorLimits } from './doorLimits.ts';

export interface DoorSettings {
  readonly publicOrigin: string;
  readonly mode: 'demo' | 'production' | 'test';
  readonly host: string;
  readonly port: number;
  /** How many proxies of ours add the address they see to X-Forwarded-For. */
  readonly trustedHops: number;
}

/** Astro's request handler in middleware mode. */
export type AstroHandler = (req: IncomingMessage, res: ServerResponse, next: (error?: unknown) => void, locals: object) => unknown;

export interface DoorOptions {
  readonly settings: DoorSettings;
  readonly astro: AstroHandler;
  readonly locals: (facts: RequestFacts) => object;
  /** The built pages and files; the list made by src/build/precompress.ts stands beside this folder. */
  readonly clientDir: string;
  readonly log: Logger;
  readonly ready: () => boolean;
  readonly now: () => Instant;
  /** The directory's revision: pages kept in memory are of the latest one, or are made anew. */
  readonly revision: () => number;
  /** Tests make the waits short; everybody else leaves this out. */
  readonly limits?: Partial<DoorLimits>;
}
