import type { Day } from '#src/domain/day.ts';
import type { Ids, Ports } from '#src/ports.ts';
import type { OpenWords } from './openWords.ts';

/** What every part of the open data is made with. */
export interface Maker {
  /** The UUID of something that is asked for by it: the same on every machine and after every build. */
  readonly id: (name: string) => string;
  /** The same for a part, which nobody asks for alone: nothing is remembered. */
  readonly partId: (name: string) => string;
  /** The whole address of a path of ours. */
  readonly address: (path: string) => string;
  readonly words: OpenWords;
  readonly today: Day;
}

/** Names of which there are as many as sites; a hash for each at every request would cost more than the answer. */
const known = new WeakMap<Ids, Map<string, string>>();

/** Brings together what the parts need. */
export function makerFor({ ids, settings }: Pick<Ports, 'ids' | 'settings'>, words: OpenWords, today: Day): Maker {
  const made = known.get(ids) ?? new Map<string, string>();
  known.set(ids, made);
  return {
    id(name) {
      const id = made.get(name) ?? ids.stable(name);
      // As many as there are sites and terms: nothing that a visitor writes comes here.
      made.set(name, id);
      return id;
    },
    partId: ids.stable,
    address: (path) => new URL(path, settings.publicOrigin).href,
    words,
    today,
  };
}

/** Sentences, one after the other; what is missing falls out. */
export function together(...said: readonly (string | null | undefined | false)[]): string {
  return said
    .filter(Boolean)
    .map((text) => sentence(String(text)))
    .join(' ');
}

/** Ends in a full stop where nothing ends it. */
function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.?!:…]["”’)]*$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
