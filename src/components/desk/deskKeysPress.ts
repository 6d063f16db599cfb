import { type DeskKey, keyNamed } from '#src/domain/deskKeys.ts';

/**
 * The keys of the desk: each presses what the page shows anyway, so everything they do can be done without them. They work while the focus is in
 * the main part of the page and never where somebody writes; with a modifier they are the browser's. What a key follows ends in `#main`, so the
 * focus, and with it the keys, is in the main part of the next page too. Nothing is kept in the browser.
 */
const main = document.getElementById('main');
const dialog = document.querySelector<HTMLDialogElement>('[data-keys-dialog]');
const WRITING = 'textarea, select, input:not([type="checkbox"], [type="radio"], [type="submit"], [type="button"]), [contenteditable]';
const PRESSED = 'a, button, summary, input[type="checkbox"], input[type="radio"]';
/** How long a second key is waited for. */
const SECOND_KEY_MS = 1_500;

let before = '';
let timer = 0;
let isUsed = location.hash === '#main';

if (main) {
  document.addEventListener('keydown', (event) => pressed(main, event));
  main.addEventListener('submit', ({ target, submitter }) => {
    if (isUsed && target instanceof HTMLFormElement) keepKeys(submitter?.hasAttribute('formaction') ? submitter : target);
  });
  document.querySelector('a[data-key="help"]')?.addEventListener('click', (event) => {
    if (dialog === null) return;
    event.preventDefault();
    dialog.showModal();
  });
  // With a fragment in the address the browser does not move to the summary of errors by itself.
  if (isUsed) main.querySelector<HTMLElement>('[autofocus]')?.focus();
}

function pressed(main: HTMLElement, event: KeyboardEvent): void {
  const focused = document.activeElement;
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (focused === null || !main.contains(focused) || dialog?.open || focused.matches(WRITING)) return;
  if (event.key === 'Escape' && focused instanceof HTMLElement) {
    isUsed = false;
    focused.blur();
  } else if (event.key === 'Enter' && focused.matches('a[data-line]')) {
    keepKeysOn(focused as HTMLAnchorElement);
  } else if (event.key.length === 1 && event.key !== ' ') {
    answer(main, event, focused);
  }
}

function answer(main: HTMLElement, event: KeyboardEvent, focused: Element): void {
  const keys = before === '' ? event.key : `${before} ${event.key}`;
  const name = keyNamed(keys) ?? keyNamed(event.key);
  clearTimeout(timer);
  before = name === 'more' ? event.key : '';
  timer = window.setTimeout(() => {
    before = '';
  }, SECOND_KEY_MS);
  if (name === null || name === 'more') return;
  event.preventDefault();
  isUsed = true;
  act(main, name, focused);
}

function act(main: HTMLElement, name: DeskKey, focused: Element): void {
  const box = name === 'search' ? document.getElementById('field-words') : null;
  const target = box ?? main.querySelector<HTMLElement>(`[data-key="${name}"]`);
  if (target !== null) {
    press(target);
    return;
  }
  const lines = [...main.querySelectorAll<HTMLAnchorElement>('a[data-line]')].filter((line) => line.checkVisibility());
  const at = lines.findIndex((line) => line.closest('tr')?.contains(focused));
  if (name === 'next') lines[at + 1]?.focus();
  if (name === 'previous') lines[Math.max(0, at - 1)]?.focus();
  const line = lines[Math.max(0, at)];
  if (name === 'open' && line) press(line);
}

function press(target: HTMLElement): void {
  // A summary opens its own part by the press itself.
  if (target.tagName !== 'SUMMARY') target.closest('details')?.setAttribute('open', '');
  const words = document.getElementById(target.dataset['keyWords'] ?? '');
  const needsWords = words instanceof HTMLTextAreaElement || words instanceof HTMLInputElement ? words.value.trim() === '' : false;
  if (words && needsWords) {
    words.focus();
    return;
  }
  target.focus();
  if (!target.matches(PRESSED)) return;
  if (target instanceof HTMLAnchorElement) keepKeysOn(target);
  target.click();
}

function keepKeysOn(link: HTMLAnchorElement): void {
  if (link.hash === '') link.hash = 'main';
}

function keepKeys(sender: HTMLElement): void {
  const name = sender instanceof HTMLFormElement ? 'action' : 'formaction';
  const address = new URL(sender.getAttribute(name) ?? '', location.href);
  if (address.hash !== '') return;
  address.hash = 'main';
  sender.setAttribute(name, address.href);
}
