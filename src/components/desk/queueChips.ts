import { type NarrowingName, narrowingQuery } from '#src/domain/narrowing.ts';
import type { QueueViewShown } from '#src/features/queue/listQueue.ts';
import { desk } from '#src/words/en/desk.ts';
import { deskList } from '#src/words/en/deskList.ts';
import { viewPath } from './deskPaths.ts';

/** One thing that a list is narrowed to, and the address of the list without it. */
export interface Chip {
  readonly href: string;
  readonly text: string;
}

/** What a list is narrowed to, in words. */
export function chipsOf(shown: QueueViewShown, me: string): Chip[] {
  const { narrowing, view } = shown;
  const names = Object.keys(narrowingQuery(narrowing)) as NarrowingName[];
  return names.map((name) => ({ href: viewPath(view, narrowingQuery(narrowing, name)), text: chipText(shown, name, me) }));
}

function chipText({ narrowing, places, languages, colleagues }: QueueViewShown, name: NarrowingName, me: string): string {
  const words = deskList.filter;
  const { concern, relation, who, place, language, sort } = narrowing;
  const colleague = colleagues.find(({ id }) => id === who && id !== me)?.name;
  const values: Readonly<Record<NarrowingName, string | undefined>> = {
    concern: concern === null ? undefined : desk.concerns[concern],
    relation: relation === null ? undefined : desk.relations[relation],
    who: who === 'nobody' ? words.nobody : (colleague ?? (who === 'me' || who === me ? words.me : undefined)),
    place: places.find(({ code }) => code === place)?.word,
    language: languages.find(({ code }) => code === language)?.word,
    sort: words.sorts[sort],
  };
  return words.chip(words.names[name], values[name] ?? words.gone);
}
