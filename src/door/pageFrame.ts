import { LANGUAGES, type Locale, localePath, otherLanguages } from '#src/domain/locale.ts';
import { DOOR_WORDS } from '#src/words/doorWords.ts';
import type { common as english } from '#src/words/en/common.ts';

/** What stands round an error: the same head as on every page, so that nobody thinks he has left the site. */
export interface Frame {
  readonly locale: Locale;
  readonly title: string;
  /** The site's own stylesheets, from the build; without any the plain page still reads well. */
  readonly stylesheets: readonly string[];
  readonly demonstration: boolean;
  /** Set before every link when the reader is not on our own address (421). */
  readonly origin: string;
}

const SIGN =
  '<svg width="22" height="26" viewBox="0 0 22 26" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true">' +
  '<path class="lit" d="M5 11a6 6 0 0 1 12 0z"></path><path d="M4 24V11a7 7 0 0 1 14 0v13M1 24h20M4 11h14M14 17.5v1"></path></svg>';

/** Puts a page around its content. Made of the classes of src/styles; src/layouts/Page.astro is its twin. */
export function framed(frame: Frame, content: string): string {
  const words = DOOR_WORDS[frame.locale].common;
  const { dir } = LANGUAGES[frame.locale];
  return `<!doctype html>
<html lang="${frame.locale}"${dir ? ` dir="${dir}"` : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${frame.title} · ${words.portalName}</title>
${frame.stylesheets.map((path) => `<link rel="stylesheet" href="${path}">`).join('\n')}
</head>
<body>
<a class="skip-link" href="#main">${words.skipToContent}</a>
${head(frame)}
<main id="main" class="wrap main" tabindex="-1"><div class="column">
${content}
</div></main>
</body>
</html>
`;
}

function head({ locale, demonstration, origin }: Frame): string {
  const words = DOOR_WORDS[locale].common;
  const link = (path: string) => `${origin}${localePath(locale, path)}`;
  const { danger, call, nine, crisis, callOrText, lifeline, nobody, label } = words.emergency;
  return `<header class="site-head">
${demonstration ? banner(words.demonstration) : ''}
<div class="wrap masthead">
<a class="wordmark" href="${link('/')}">${SIGN}${words.portalName}</a>
<nav aria-label="${words.mainNav}"><ul class="masthead__links">
<li><a href="${link('/refer/')}">${words.nav.refer}</a></li>
<li><a href="${link('/sites/')}">${words.nav.sites}</a></li>
<li><a href="${link('/toolkit/')}">${words.nav.read}</a></li>
</ul></nav>
${otherLanguages(locale).map(languageLink(origin)).join('\n')}
</div>
<div class="emergency" role="note" aria-label="${label}"><p class="wrap">
<span>${danger} <a href="tel:911">${call} ${nine}</a>.</span> <span>${crisis} <a href="tel:988">${callOrText} ${lifeline}</a>.</span> <span>${nobody}</span>
</p></div>
</header>`;
}

function languageLink(origin: string): (other: { readonly locale: Locale; readonly name: string }) => string {
  return ({ locale, name }) =>
    `<a class="language" href="${origin}${localePath(locale, '/')}" lang="${locale}" hreflang="${locale}">${name}</a>`;
}

function banner({ label, title, text, more }: typeof english.demonstration): string {
  const words = `<strong>${title}</strong> ${text}<span class="demonstration__more"> ${more}</span>`;
  return `<div class="demonstration" role="note" aria-label="${label}"><p class="wrap">${words}</p></div>`;
}
