import { type Locale, localePath } from '#src/domain/locale.ts';
import { ERROR_STATUSES, type ErrorPageWords, type ErrorStatus, errorWords } from './errorWords.ts';
import { framed } from './pageFrame.ts';

export interface ErrorPageFacts {
  readonly locale: Locale;
  readonly requestId: string;
  readonly stylesheets: readonly string[];
  readonly demonstration: boolean;
  /** Set before every link when the reader is not on our own address (421). */
  readonly origin?: string;
}

/** The page of an error, in our own words: what happened, what to do, and where else help is (controls L6). Nothing of the request stands in it. */
export function errorPage(status: ErrorStatus, { locale, requestId, origin = '', ...frame }: ErrorPageFacts): string {
  const words = errorWords(locale);
  const { title, happened, now } = words.pages[status];
  const link = (path: string) => `${origin}${localePath(locale, path)}`;
  const content = `<h1>${title}</h1>
<p class="lead">${happened}</p>
<p>${now}</p>
<p class="button-row"><a class="button" href="${link('/refer/')}">${words.start}</a>
<a class="button button--quiet" href="${link('/sites/')}">${words.sites}</a>
<a class="button button--quiet" href="${link('/search/')}">${words.search}</a></p>
${otherHelp(words)}
<p class="soft">${words.number} <code>${requestId}</code></p>`;
  return framed({ locale, title, origin, ...frame }, content);
}

/** Narrows a number to an error that has its own page; any other one gets the page of its class. */
export function errorStatusOf(status: number): ErrorStatus {
  const known = ERROR_STATUSES.find((each) => each === status);
  return known ?? (status >= 500 ? 500 : 400);
}

function otherHelp(words: ErrorPageWords): string {
  return `<h2>${words.otherHelp}</h2>
<ul>
<li>${withLink(words.danger, '911', 'tel:911')}</li>
<li>${withLink(words.crisis, '988', 'tel:988')}</li>
<li>${withLink(words.local, '211', 'tel:211')}</li>
</ul>`;
}

function withLink(sentence: string, number: string, href: string): string {
  return sentence.replace(number, `<a href="${href}">${number}</a>`);
}
