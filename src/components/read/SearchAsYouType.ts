import { type Found, makeSearch, type Searchable } from '#src/reading/search.ts';

/**
 * Comfort for browsers with scripts: answers while one types, in the browser, so that the question is sent to nobody.
 * Without it the form asks the server, which finds the same. When the list cannot be loaded the form stays as it is.
 */
const form = document.querySelector<HTMLFormElement>('[data-search]');
const field = form?.querySelector<HTMLInputElement>('input[type="search"]');
const results = document.querySelector<HTMLElement>('[data-results]');
const status = document.querySelector<HTMLElement>('[data-status]');

/** Long enough that a reader's screen is not rewritten at every key. */
const PAUSE = 180;

let search: Promise<(question: string) => Found[]> | undefined;
let timer: number | undefined;

if (form && field && results && status) {
  const { kinds: kindNames = '{}', one = '', many = '', none = '', full = '', most = '' } = results.dataset;
  const kinds: Record<string, string> = JSON.parse(kindNames);
  const said = (n: number) => [none, one][n] ?? (n === Number(most) ? full : many.replace('#', `${n}`));
  const load = () => {
    search ??= fetch(form.dataset['search'] ?? '')
      .then((response) => response.json() as Promise<Searchable>)
      .then(makeSearch);
    return search;
  };
  const answer = async () => {
    const question = field.value.trim();
    const found = question === '' ? [] : (await load())(question);
    if (question !== field.value.trim()) return;
    results.replaceChildren(...found.map((one) => item(one, kinds)));
    status.textContent = question === '' ? '' : said(found.length);
    // Not in the address: on the way back, and as the page one came from, an address is told to the server.
    history.replaceState({ asked: question }, '', location.pathname);
  };
  const later = () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => answer().catch(giveUp), PAUSE);
  };
  // The server answers instead; the next key tries again.
  const giveUp = () => {
    search = undefined;
  };
  const before: unknown = history.state?.asked;
  if (typeof before === 'string' && before !== '') {
    field.value = before;
    answer().catch(giveUp);
  }
  field.addEventListener('focus', () => load().catch(giveUp), { once: true });
  field.addEventListener('input', later);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    window.clearTimeout(timer);
    answer().catch(() => form.submit());
  });
}

function item({ path, title, kind, summary }: Found, kinds: Readonly<Record<string, string>>): HTMLLIElement {
  const link = Object.assign(document.createElement('a'), { href: path, textContent: title });
  const label = Object.assign(document.createElement('span'), { className: 'tag', textContent: kinds[kind] ?? '' });
  const text = Object.assign(document.createElement('p'), { textContent: summary });
  const li = document.createElement('li');
  li.append(link, ' ', label, text);
  return li;
}
