import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';

/**
 * The one thing at the desk that no plain form can do: asks the browser for a passkey and posts what it answers. Where the browser
 * knows none the button stays hidden, and the forms beside it do everything else.
 */
for (const box of document.querySelectorAll<HTMLElement>('[data-passkey]')) {
  if (browserSupportsWebAuthn()) offer(box);
}

function offer(box: HTMLElement): void {
  const button = box.querySelector('button');
  const without = document.querySelector<HTMLElement>('[data-without-passkey]');
  if (button === null) return;
  box.hidden = false;
  if (without !== null) without.hidden = true;
  button.addEventListener('click', () => {
    button.disabled = true;
    say(box, '');
    run(box)
      .catch(() => say(box, box.dataset['failed'] ?? ''))
      .finally(() => {
        button.disabled = false;
      });
  });
}

async function run(box: HTMLElement): Promise<void> {
  const { passkey = '', csrf = '', next = '', name = '', options } = box.dataset;
  const answer = options === undefined ? await authenticate(passkey, csrf) : await register(options);
  const posted = answer && (await post(`/staff/passkey/${passkey}/`, { csrf, next, name, answer }));
  const { to } = posted?.ok ? ((await posted.json()) as { to: string }) : { to: null };
  if (to === null) say(box, box.dataset['refused'] ?? '');
  else location.assign(to);
}

function register(options: string) {
  return startRegistration({ optionsJSON: JSON.parse(options) as PublicKeyCredentialCreationOptionsJSON });
}

async function authenticate(purpose: string, csrf: string) {
  const asked = await post('/staff/passkey/ask/', { for: purpose, csrf });
  // Signed out meanwhile, or asked too often: trying again would not help, the forms beside do.
  if (!asked.ok) return null;
  return startAuthentication({ optionsJSON: (await asked.json()) as PublicKeyCredentialRequestOptionsJSON });
}

function post(path: string, body: object): Promise<Response> {
  return fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
}

function say(box: HTMLElement, words: string): void {
  const status = box.querySelector('[role="status"]');
  if (status !== null) status.textContent = words;
}
