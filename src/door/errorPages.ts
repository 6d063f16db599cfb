import { type Locale, localePath } from '#src/domain/locale.ts';
import { ERROR_STATUSES, ERROR_WORDS, type ErrorPageWords, type ErrorStatus } from './errorWords.ts';

export interface ErrorPageFacts {
  readonly locale: Locale;
  readonly requestId: string;
  /** The site's own stylesheets, from the build; without any the plain page still reads well. */
  readonly stylesheets: readonly string[];
  readonly demonstration: boolean;
  /** Set before every link when the reader is not on our own address (421). */
  readonly origin?: string;
}

/** The page of an error, in our own words: what happened, what to do, and where else help is (controls L6). Nothing of the request stands in it. */
export function errorPage(status: ErrorStatus, facts: ErrorPageFacts): string {
  const words = ERROR_WORDS[facts.locale];
  const { title, happened, now } = words.errors[status];
  const link = (path: string, locale = facts.locale) => `${facts.origin ?? ''}${localePath(locale, path)}`;
  return `<!doctype html>
<html lang="${facts.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · ${words.portal}</title>
${facts.stylesheets.map((path) => `<link rel="stylesheet" href="${path}">`).join('\n')}
</head>
<body>
<header><p><a href="${link('/')}">${words.portal}</a></p></header>
<main>
${facts.demonstration ? `<p><strong>${words.demonstration}</strong></p>` : ''}
<h1>${title}</h1>
<p>${happened}</p>
<p>${now}</p>
<h2>${words.waysOn}</h2>
<ul>
<li><a href="${link('/refer/')}">${words.start}</a></li>
<li><a href="${link('/sites/')}">${words.sites}</a></li>
<li><a href="${link('/refer/', words.otherLanguage.locale)}" lang="${words.otherLanguage.locale}">${words.otherLanguage.name}</a></li>
</ul>
${otherHelp(words)}
<p>${words.number} <code>${facts.requestId}</code></p>
</main>
</body>
</html>
`;
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
