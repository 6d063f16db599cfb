import type { AstroGlobal } from 'astro';
import type { PersonState } from '#src/domain/person.ts';
import { setup } from '#src/words/en/setup.ts';
import { answerSecondPost } from './secondPost.ts';
import { type SecondPage, secondView } from './secondView.ts';
import { visitUnlocked } from './setupPost.ts';

const words = setup.second;

/** Reads one request of the page on which a second person comes in. */
export async function secondPage(astro: AstroGlobal): Promise<SecondPage | Response> {
  if (astro.request.method === 'POST') return answerSecondPost(astro);
  const room = await visitUnlocked(astro);
  if (room instanceof Response) return room;
  const page = await secondView(astro, room);
  return { ...page, done: doneIn(astro, page) };
}

const SAID = {
  invited: { say: words.invited, while: ['invited'] },
  again: { say: words.invitedAgain, while: ['invited'] },
  anew: { say: words.askedAnew, while: ['no-answers'] },
  given: { say: words.given, while: ['opens'] },
} as const satisfies Readonly<Record<string, { say: (name: string) => string; while: readonly PersonState[] }>>;

/** What an address says was done, to somebody of this site; no more once they have come further. */
function doneIn({ url }: AstroGlobal, { colleagues }: SecondPage): SecondPage['done'] {
  for (const [name, said] of Object.entries(SAID)) {
    const states: readonly PersonState[] = said.while;
    const person = colleagues.find(({ record, state }) => record.id === url.searchParams.get(name) && states.includes(state));
    if (person) return { text: said.say(person.record.name), waits: name !== 'given' };
  }
  return null;
}
