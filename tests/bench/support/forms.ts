import { FORM, type Ours } from './ours.ts';

const AT_ONCE = 8;

/** Opens the form as often as asked and answers the token of each: Send is accepted once for each of them. */
export async function formTokens({ origin }: Ours, count: number): Promise<string[]> {
  const tokens: string[] = [];
  const open = async () => {
    const page = await (await fetch(origin + FORM)).text();
    const token = /name="token" value="([^"]+)"/.exec(page)?.[1];
    if (token === undefined) throw new Error('the form has no token');
    tokens.push(token);
  };
  while (tokens.length < count) await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - tokens.length) }, open));
  return tokens;
}

/** What somebody sends: about 400 letters in all, as most messages. All of it invented. */
export function filledForm(token: string): string {
  return new URLSearchParams({
    for: 'other',
    step: 'send',
    token,
    website: '',
    danger: 'no',
    where: 'By the door of the bakery, 12 Makebelieve Lane',
    concerns: 'housing',
    relation: 'business',
    happening:
      'Sleeps in the doorway and is often cold. Talks to nobody before noon. Was friendly when we brought tea, and asked for dry socks.',
    person: 'Quill Featherstone',
    recognize: 'A green coat',
    approach: 'In the morning, with coffee',
    language: '',
    age: 'adult',
    aware: 'no',
    name: 'Marigold Inkwell',
    contact: '206-555-0142',
    may_call: 'yes',
    place: '98104',
  }).toString();
}

/** What a browser of ours sends with every form. */
export function formHeaders({ origin }: Ours): Record<string, string> {
  return { Origin: origin, 'Content-Type': 'application/x-www-form-urlencoded', 'Accept-Encoding': 'br', Cookie: '__Host-k=1' };
}
