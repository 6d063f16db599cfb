import type { Ports, Restoring } from '#src/ports.ts';

/** What every command says of itself. */
export interface Described {
  /** What is typed after `npm run portal --`. */
  readonly name: string;
  /** Words that follow the name, e.g. `SLUG`. */
  readonly takes: readonly string[];
  readonly summary: string;
  /** Switches, each with what it does. */
  readonly options: Readonly<Record<string, string>>;
  /** What the help says beyond the summary. */
  readonly help: readonly string[];
}

/** One thing an operator can ask of the portal. */
export interface Command extends Described {
  run(ports: Ports, asked: Asked, say: Say): Promise<Ending>;
}

/** One that works where there is no database yet, and must open none. */
export interface RestoringCommand extends Described {
  restore(restoring: Restoring, asked: Asked, say: Say): Promise<Ending>;
}

export interface Asked {
  readonly words: readonly string[];
  readonly switches: ReadonlySet<string>;
}

/** Prints one line. */
export type Say = (line: string) => void;
/** `refused`: nothing was done, or not all of it, and the last lines say why. */
export type Ending = 'done' | 'refused';

/** What to type for a command. */
export function usageOf({ name, takes, options }: Described): string {
  const switches = Object.keys(options).map((option) => `[--${option}]`);
  return ['npm run portal --', name, ...takes, ...switches].join(' ');
}

/**
 * A number of things in plain English.
 * @example countOf(1, 'receipt') // '1 receipt'
 */
export function countOf(n: number, thing: string): string {
  return `${n} ${thing}${n === 1 ? '' : 's'}`;
}
