import { useEffect, useState } from 'preact/hooks';
import { firstLettersOf } from '#src/domain/placeNames.ts';

const MOST = 8;

/**
 * Comfort only: names of places while somebody types. It fetches the whole list of two first letters, so no more than
 * those leave the device, and puts it into a plain `datalist` that the browser shows.
 */
export default function PlaceSuggestions() {
  const [typed, setTyped] = useState('');
  const [names, setNames] = useState<readonly string[]>([]);
  const letters = firstLettersOf(typed);

  useEffect(() => {
    const box = document.querySelector('[data-place-form] [name="place"]');
    if (!(box instanceof HTMLInputElement)) return;
    const follow = () => setTyped(box.value);
    box.setAttribute('list', 'place-names');
    box.addEventListener('input', follow);
    return () => box.removeEventListener('input', follow);
  }, []);

  useEffect(() => {
    if (letters.length < 2) return setNames([]);
    const asked = new AbortController();
    fetch(`/places/${letters}.json`, { signal: asked.signal })
      .then((answer) => (answer.ok ? answer.json() : []))
      .then(setNames)
      // No list, no suggestions: the box takes whatever is typed.
      .catch(() => undefined);
    return () => asked.abort();
  }, [letters]);

  const wanted = typed.toLowerCase();
  return (
    <datalist id="place-names">
      {names
        .filter((name) => name.toLowerCase().startsWith(wanted))
        .slice(0, MOST)
        .map((name) => (
          <option key={name} value={name} />
        ))}
    </datalist>
  );
}
