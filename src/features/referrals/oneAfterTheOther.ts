/** A deed that hangs longer keeps the line no further; a page that waits this long was given up by the door. */
const LONGEST_TURN_MS = 30_000;

const lines = new WeakMap<object, Promise<void>>();

/**
 * Lets deeds on one thing happen one after the other, so that what a deed has counted is still true when it writes. A
 * deed that fails or hangs does not hold up those behind it for good.
 */
export function oneAfterTheOther<T>(thing: object, deed: () => Promise<T>): Promise<T> {
  const mine = (lines.get(thing) ?? Promise.resolve()).then(deed);
  lines.set(thing, endOf(mine));
  return mine;
}

function endOf(deed: Promise<unknown>): Promise<void> {
  return new Promise((end) => {
    const cut = setTimeout(end, LONGEST_TURN_MS);
    const done = () => {
      clearTimeout(cut);
      end();
    };
    deed.then(done, done);
  });
}
