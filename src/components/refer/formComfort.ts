import { HINTS, hintsFor } from '#src/domain/hints.ts';

/*
 * Comfort only: hints while typing, made on the device, and a post that waits for a connection instead of losing the
 * words. Sends nothing of what is typed and keeps nothing in the browser. No framework: it would weigh five times as much.
 */
const QUIET_MS = 600;
const PROBE_MS = 5000;

for (const place of document.querySelectorAll<HTMLElement>('[data-comforts]')) {
  const form = document.getElementById(place.dataset['comforts'] ?? '');
  if (form instanceof HTMLFormElement) comfort(form, place);
}

function comfort(form: HTMLFormElement, place: HTMLElement): void {
  const words: Readonly<Record<string, string>> = JSON.parse(place.dataset['hints'] ?? '{}');
  const fields: readonly string[] = JSON.parse(place.dataset['fields'] ?? '[]');
  const hints = place.appendChild(document.createElement('div'));
  const lost = place.appendChild(document.createElement('div'));
  let timer = 0;
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => say(hints, hintedWords(form, fields, words)), QUIET_MS);
  });
  const tellLost = (isLost: boolean) => say(lost, isLost ? [place.dataset['offline'] ?? ''] : []);
  // A phone too old to send again what was held must not hold it.
  if ('requestSubmit' in form) form.addEventListener('submit', (event) => holdUntilOnline(event, form, tellLost));
  // A page out of the browser's memory begins anew.
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) form.dataset['online'] = '';
  });
}

function hintedWords(form: HTMLFormElement, fields: readonly string[], words: Readonly<Record<string, string>>): string[] {
  const typed = new FormData(form);
  const raised = hintsFor(fields.map((field) => typed.get(field) ?? '').join('\n'));
  return [...new Set(HINTS.filter((hint) => raised.includes(hint)).map((hint) => words[hint] ?? ''))];
}

/** Writes only what changed, so that a screen reader does not say it again at each key. */
function say(part: HTMLElement, sentences: readonly string[]): void {
  if (part.dataset['said'] === sentences.join('\n')) return;
  part.dataset['said'] = sentences.join('\n');
  part.replaceChildren(
    ...sentences.map((sentence) => {
      const line = document.createElement('p');
      line.textContent = sentence;
      return line;
    }),
  );
}

// A lost connection at a native post shows the browser's own error page; so the way is tried first, with an empty request.
async function holdUntilOnline(event: SubmitEvent, form: HTMLFormElement, tellLost: (isLost: boolean) => void): Promise<void> {
  if (form.dataset['online'] === 'yes') return;
  event.preventDefault();
  if (form.dataset['online'] === 'asking') return;
  form.dataset['online'] = 'asking';
  const isOnline = await reaches('/healthz');
  form.dataset['online'] = isOnline ? 'yes' : 'no';
  tellLost(!isOnline);
  if (isOnline) form.requestSubmit(event.submitter);
}

/** Old phones have no AbortSignal.timeout: a lack of it must not look like a lack of connection. */
async function reaches(path: string): Promise<boolean> {
  const asked = new AbortController();
  setTimeout(() => asked.abort(), PROBE_MS);
  try {
    const answer = await fetch(path, { cache: 'no-store', signal: asked.signal });
    return answer.ok;
  } catch {
    return false;
  }
}
