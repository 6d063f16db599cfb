/**
 * Says on an item's page who else has it open, as they come and go: the line changes in its own place, which is kept free for it, and each
 * colleague is announced once and no more. Without scripts the line says who was there when the page was made.
 */
import { openChannel } from './deskChannel.ts';

interface Words {
  readonly one: string;
  readonly several: string;
  readonly came: string;
}

/** So long an announcement stands in the page: whoever reads on later reads the line alone. */
const SAID_MS = 15_000;

function keepTelling(line: HTMLElement, said: HTMLElement, words: Words): void {
  const known = new Set<string>(JSON.parse(line.dataset['names'] ?? '[]') as string[]);

  function hearHere(names: readonly string[]): void {
    const text = sentence(names, words);
    if (line.textContent !== text) line.textContent = text;
    const came = names.filter((name) => !known.has(name));
    if (came.length > 0) announce(came);
  }

  function announce(came: readonly string[]): void {
    for (const name of came) known.add(name);
    said.textContent = fill(words.came, came);
    window.setTimeout(() => said.replaceChildren(), SAID_MS);
  }

  openChannel({ about: `item=${line.dataset['here']}`, hearHere, close: () => line.replaceChildren() });
}

function sentence(names: readonly string[], { one, several }: Words): string {
  return names.length === 0 ? '' : fill(names.length === 1 ? one : several, names);
}

function fill(words: string, names: readonly string[]): string {
  return words.replace('#', () => names.join(', '));
}

const line = document.querySelector<HTMLElement>('[data-here]');
const said = document.querySelector<HTMLElement>('[data-here-said]');
if (line && said) keepTelling(line, said, JSON.parse(line.dataset['words'] ?? '{}') as Words);
