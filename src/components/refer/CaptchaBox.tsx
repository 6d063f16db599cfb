import { useRef, useState } from 'preact/hooks';

interface Props {
  siteKey: string;
  locale: string;
  /** Id of the form that is posted with the answer. */
  form: string;
  start: string;
  /** Said when the check does not load. */
  down: string;
}

// hCaptcha's own address and parameters (its developer guide); nothing is asked of it before the button is pressed.
const SCRIPT = 'https://js.hcaptcha.com/1/api.js?render=explicit&recaptchacompat=off&onload=portalCheckReady';
const PATIENCE_MS = 4000;

interface HcaptchaApi {
  render(box: HTMLElement, options: { sitekey: string; hl: string; callback: () => void }): void;
}

declare global {
  interface Window {
    hcaptcha?: HcaptchaApi;
    portalCheckReady?: () => void;
  }
}

/** Loads the check when asked, and posts the form with its answer; says so when it does not load. */
export default function CaptchaBox({ siteKey, locale, form, start, down }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<'idle' | 'loading' | 'ready' | 'down'>('idle');

  const load = () => {
    setState('loading');
    const giveUp = window.setTimeout(() => setState('down'), PATIENCE_MS);
    window.portalCheckReady = () => {
      clearTimeout(giveUp);
      setState('ready');
      if (box.current) window.hcaptcha?.render(box.current, { sitekey: siteKey, hl: locale, callback: () => post(form) });
    };
    const script = document.createElement('script');
    script.src = SCRIPT;
    script.onerror = () => setState('down');
    document.head.append(script);
  };

  return (
    <div>
      {state === 'idle' && (
        <button type="button" class="button button--main" onClick={load}>
          {start}
        </button>
      )}
      {state === 'loading' && <p role="status">…</p>}
      {state === 'down' && <p role="alert">{down}</p>}
      <div ref={box} />
    </div>
  );
}

function post(id: string): void {
  const form = document.getElementById(id);
  if (form instanceof HTMLFormElement) form.submit();
}
