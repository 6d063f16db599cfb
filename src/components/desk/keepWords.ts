/**
 * Comfort for browsers with scripts: what somebody writes on an item is kept on the server, sealed, after each pause, and a press
 * elsewhere on the page takes the note along. Without it every post of the page does the same for the words that it carries.
 */
const PAUSE = 1200;

const boxes = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('[data-keep]')];
const note = boxes.find((box) => box.dataset['keep'] === 'note');
const said = document.querySelector<HTMLElement>('[data-keep-said]');
const page = note?.form;

let timer: number | undefined;
let isLeaving = false;

function reasonBox(): HTMLInputElement | HTMLTextAreaElement | undefined {
  const reasons = boxes.filter((box) => box.dataset['keep'] === 'reason');
  return reasons.find((box) => box.closest('details')?.open === true && box.value !== '') ?? reasons.find((box) => box.value !== '');
}

function words(form: HTMLFormElement): URLSearchParams {
  const reason = reasonBox();
  const move = reason?.form?.querySelector<HTMLInputElement>('input[name="move"]')?.value ?? '';
  const csrf = form.querySelector<HTMLInputElement>('input[name="csrf"]')?.value ?? '';
  return new URLSearchParams({ act: 'draft', csrf, note: note?.value ?? '', reason: reason?.value ?? '', move });
}

async function keep(form: HTMLFormElement): Promise<string> {
  const { kept = '', notKept = '', tooLong = '', gone = '' } = said?.dataset ?? {};
  try {
    const { status } = await fetch(form.action, { method: 'POST', body: words(form), redirect: 'error', keepalive: true });
    if (status === 204) return kept;
    return status === 422 ? tooLong : status === 409 || status === 404 ? gone : notKept;
  } catch {
    return notKept;
  }
}

if (page && note) {
  const keepNow = () => {
    timer = undefined;
    if (isLeaving) return;
    keep(page).then((sentence) => {
      if (said && !isLeaving) said.textContent = sentence;
    });
  };
  for (const box of boxes) {
    box.addEventListener('input', () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(keepNow, PAUSE);
    });
  }
  for (const form of document.forms) {
    form.addEventListener('submit', () => {
      isLeaving = true;
      // The page's own form carries the note; a reason that is half written in another one is kept on the way.
      if (timer !== undefined && form === page && reasonBox()) keep(page);
      window.clearTimeout(timer);
    });
    // Locking the desk or signing out is no place for a note; it was kept at the last pause.
    if (form === page || form.action !== page.action) continue;
    form.addEventListener('formdata', ({ formData }) => formData.set('note', note.value));
  }
  // Coming back by the browser's own button shows the page as it was left.
  window.addEventListener('pageshow', () => {
    isLeaving = false;
  });
}

// A move that has to say why: its first ready reason is at hand as soon as it opens.
for (const details of document.querySelectorAll<HTMLDetailsElement>('[data-reasoned]')) {
  details.addEventListener('toggle', () => {
    if (details.open) details.querySelector<HTMLInputElement>('input[type="radio"]')?.focus();
  });
}
