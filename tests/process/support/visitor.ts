import { type PageForm, type ReadPage, readPage } from './page.ts';
import type { Portal } from './portal.ts';

export interface Visited {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
  readonly page: ReadPage;
  /** Where the answer leads; null: nowhere. */
  readonly location: string | null;
}

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Somebody with a browser of their own that runs no scripts: it keeps cookies, follows nothing by itself, posts forms. */
export interface Visitor {
  readonly cookies: ReadonlyMap<string, string>;
  get(path: string): Promise<Visited>;
  post(path: string, fields: Fields): Promise<Visited>;
  /** Presses a button of a page, named by its words or value, with these fields filled in; `follow` goes where that leads. */
  press(on: Visited, button: string, fill?: Fields): Promise<Visited>;
  follow(from: Visited): Promise<Visited>;
}

export interface VisitorAsked {
  readonly keepsCookies?: boolean;
  /** The address that a proxy in front would tell; counts only where TRUSTED_HOPS is 1. */
  readonly from?: string;
}

/** A visitor of a portal. */
export function visitor(portal: Pick<Portal, 'url'>, { keepsCookies = true, from }: VisitorAsked = {}): Visitor {
  const cookies = new Map<string, string>();

  async function ask(path: string, init: RequestInit): Promise<Visited> {
    const headers = new Headers(init.headers);
    if (cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    if (from !== undefined) headers.set('x-forwarded-for', from);
    const answer = await fetch(new URL(path, portal.url), { ...init, headers, redirect: 'manual' });
    if (keepsCookies) for (const line of answer.headers.getSetCookie()) keep(cookies, line);
    const html = await answer.text();
    return { status: answer.status, headers: answer.headers, html, page: readPage(html), location: answer.headers.get('location') };
  }

  const self: Visitor = {
    cookies,
    get: (path) => ask(path, {}),
    post: (path, fields) => ask(path, { method: 'POST', headers: { origin: portal.url }, body: encoded(entriesOf(fields)) }),
    press(on, button, fill) {
      const { action, body } = postOf(on, button, fill);
      return ask(action, { method: 'POST', headers: { origin: portal.url }, body });
    },
    follow(from) {
      if (from.location === null) throw new Error(`this answer leads nowhere: ${from.status} ${from.page.text.slice(0, 300)}`);
      return self.get(from.location);
    },
  };
  return self;
}

/** What a browser posts when a button of a page is pressed, and where to. */
export function postOf(on: Visited, button: string, fill: Fields = {}): { action: string; body: URLSearchParams } {
  const { form, pressed } = find(on, button);
  const left = form.fields.filter(([name]) => !(name in fill));
  const own = pressed.name ? [[pressed.name, pressed.value] as const] : [];
  return { action: form.action, body: encoded([...left, ...entriesOf(fill), ...own]) };
}

function find(on: Visited, button: string) {
  for (const form of on.page.forms) {
    const pressed = form.buttons.find(({ text, value }) => text === button || value === button);
    if (pressed) return { form, pressed };
  }
  const there = on.page.forms.flatMap(({ buttons }: PageForm) => buttons.map(({ text }) => text));
  throw new Error(`no button "${button}" on "${on.page.title}", only: ${there.join(', ')}`);
}

function entriesOf(fields: Fields): (readonly [string, string])[] {
  return Object.entries(fields).flatMap(
    ([name, value]) => (typeof value === 'string' ? [[name, value]] : value.map((one) => [name, one])) as [string, string][],
  );
}

function encoded(entries: readonly (readonly [string, string])[]): URLSearchParams {
  return new URLSearchParams(entries.map(([name, value]) => [name, value]));
}

// As a browser does: what is named __Host- counts only with these flags, and an age of nothing ends a cookie.
function keep(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...flags] = line.split(';').map((part) => part.trim());
  const at = pair.indexOf('=');
  const name = pair.slice(0, at);
  const has = (flag: RegExp) => flags.some((one) => flag.test(one));
  if (!name.startsWith('__Host-') || !has(/^secure$/i) || !has(/^path=\/$/i) || has(/^domain=/i)) {
    throw new Error(`a browser would not keep the cookie ${name} (${flags.join('; ')})`);
  }
  const isOver = flags.some((flag) => /^max-age=0$/i.test(flag) || /^expires=Thu, 01 Jan 1970/i.test(flag));
  if (isOver) cookies.delete(name);
  else cookies.set(name, pair.slice(at + 1));
}
