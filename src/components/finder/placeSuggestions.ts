import { firstLettersOf } from '#src/domain/placeNames.ts';

/*
 * Comfort only: names of places while somebody types. It fetches the whole list of two first letters, so no more than
 * those leave the device, and puts it into a plain `datalist` that the browser shows.
 */
const MOST = 8;

const list = document.getElementById('place-names');
const box = document.querySelector('[data-place-form] [name="place"]');
if (list && box instanceof HTMLInputElement) suggest(box, list);

function suggest(typedIn: HTMLInputElement, offered: HTMLElement): void {
  let letters = '';
  let asked = new AbortController();
  let names: readonly string[] = [];
  const offer = () => {
    const wanted = typedIn.value.toLowerCase();
    const fitting = names.filter((name) => name.toLowerCase().startsWith(wanted)).slice(0, MOST);
    offered.replaceChildren(...fitting.map((name) => new Option(name, name)));
  };
  typedIn.setAttribute('list', offered.id);
  typedIn.addEventListener('input', async () => {
    const now = firstLettersOf(typedIn.value);
    offer();
    if (now === letters) return;
    letters = now;
    names = [];
    // On one bar of signal a list that nobody waits for must not stand in line before the wanted one.
    asked.abort();
    asked = new AbortController();
    const found = await namesOf(now, asked.signal);
    // Somebody who types on has asked for another list since.
    if (now !== letters) return;
    names = found;
    offer();
  });
}

/** No list, no suggestions: the box takes whatever is typed. */
async function namesOf(letters: string, signal: AbortSignal): Promise<readonly string[]> {
  if (letters.length < 2) return [];
  const answer = await fetch(`/places/${letters}.json`, { signal }).catch(() => null);
  return answer?.ok ? answer.json().catch(() => []) : [];
}
