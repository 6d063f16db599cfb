import type { AstroGlobal } from 'astro';
import { setup } from '#src/words/en/setup.ts';
import { answerSecondPost } from './secondPost.ts';
import { type SecondPage, secondView } from './secondView.ts';
import { visitUnlocked } from './setupPost.ts';
import type { SetupRoom } from './setupRequest.ts';

const words = setup.second;

/** Reads one request of the page on which a second person comes in. */
export async function secondPage(astro: AstroGlobal): Promise<SecondPage | Response> {
  if (astro.request.method === 'POST') return answerSecondPost(astro);
  const room = await visitUnlocked(astro);
  return room instanceof Response ? room : secondView(astro, room, { done: doneIn(astro, room) });
}

/** What an address says was done, to somebody of this site. */
function doneIn({ url }: AstroGlobal, { people }: SetupRoom): string | null {
  const said = { invited: words.invited, again: words.invitedAgain, given: words.given } as const;
  for (const [name, say] of Object.entries(said)) {
    const person = people.find(({ id }) => id === url.searchParams.get(name));
    if (person) return say(person.name);
  }
  return null;
}
