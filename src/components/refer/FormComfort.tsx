import { useEffect, useState } from 'preact/hooks';
import { HINTED_FIELDS, HINTS, type Hint, hintsFor } from '#src/domain/hints.ts';

interface Props {
  /** Id of the form that this comforts; everything works without it. */
  form: string;
  hints: Readonly<Record<Hint, string>>;
  /** The texts that hints look at. */
  fields?: readonly string[];
  /** Said when there is no connection at Send. */
  offline: string;
}

const QUIET_MS = 600;
const PROBE_MS = 5000;

/**
 * Comfort only: hints while typing, made on the device, and a post that waits for a connection instead of losing the
 * words. Sends nothing of what is typed and keeps nothing in the browser.
 */
export default function FormComfort({ form, hints, fields = HINTED_FIELDS, offline }: Props) {
  const [raised, setRaised] = useState<readonly Hint[]>([]);
  const [isOffline, setOffline] = useState(false);

  useEffect(() => {
    const element = document.getElementById(form);
    if (!(element instanceof HTMLFormElement)) return;
    let timer = 0;
    const typed = () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => setRaised(hintsFor(typedText(element, fields))), QUIET_MS);
    };
    const sent = (event: SubmitEvent) => holdUntilOnline(event, element, setOffline);
    element.addEventListener('input', typed);
    element.addEventListener('submit', sent);
    return () => {
      clearTimeout(timer);
      element.removeEventListener('input', typed);
      element.removeEventListener('submit', sent);
    };
  }, [form, fields]);

  return (
    <div role="status" class="comfort">
      {[...new Set(HINTS.filter((hint) => raised.includes(hint)).map((hint) => hints[hint]))].map((words) => (
        <p key={words}>{words}</p>
      ))}
      {isOffline && <p class="comfort__offline">{offline}</p>}
    </div>
  );
}

function typedText(form: HTMLFormElement, fields: readonly string[]): string {
  const typed = new FormData(form);
  return fields.map((field) => typed.get(field) ?? '').join('\n');
}

// A lost connection at a native post shows the browser's own error page; so the way is tried first, with an empty request.
async function holdUntilOnline(event: SubmitEvent, form: HTMLFormElement, setOffline: (offline: boolean) => void) {
  if (form.dataset['online'] === 'yes') return;
  event.preventDefault();
  if (form.dataset['online'] === 'asking') return;
  form.dataset['online'] = 'asking';
  const online = await reaches('/healthz');
  form.dataset['online'] = online ? 'yes' : 'no';
  setOffline(!online);
  if (online) form.requestSubmit(event.submitter);
}

async function reaches(path: string): Promise<boolean> {
  try {
    const answer = await fetch(path, { cache: 'no-store', signal: AbortSignal.timeout(PROBE_MS) });
    return answer.ok;
  } catch {
    return false;
  }
}
