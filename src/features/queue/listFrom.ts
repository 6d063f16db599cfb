import type { View } from '#src/domain/deskViews.ts';
import { clearQuery, type Narrowing, readNarrowing, sealedQuery } from '#src/domain/narrowing.ts';
import type { Ports } from '#src/ports.ts';

/** The list that a worker goes through: a view and its narrowing. An address carries it from page to page. */
export interface ListFrom {
  /** Null: This morning, which is never narrowed. */
  readonly view: View | null;
  readonly narrowing: Narrowing;
  /** In the address of an item, for what the list is narrowed to by what messages say: encrypted. Null where it is by nothing of that. */
  readonly token: string | null;
}

/** A list as it stands, with nothing asked of it. */
export const AS_IT_STANDS: Narrowing = readNarrowing(new URLSearchParams());

/** The list that nobody chose. */
export const THIS_MORNING: ListFrom = { view: null, narrowing: AS_IT_STANDS, token: null };

/** Longer than the longest narrowing, so that the length of a token tells nothing of what is in it. */
const PADDED = 128;

/**
 * A list with its whole narrowing and with the token that an item's address carries in its place: whichever of the two an address held, the
 * other is made from it. An address that names an item would else tell what that message says, in a browser's history and a proxy's log.
 * A token of another site, or of nobody, narrows nothing.
 */
export function openList({ signer }: Pick<Ports, 'signer'>, site: string, from: ListFrom): ListFrom {
  if (from.view === null) return THIS_MORNING;
  const said = new URLSearchParams(sealedQuery(from.narrowing)).toString();
  if (said !== '') return { ...from, token: signer.encrypt('list', `${site}?${said.padEnd(PADDED)}`) };
  const opened = from.token === null ? null : signer.decrypt('list', from.token);
  if (!opened?.startsWith(`${site}?`)) return { ...from, token: null };
  const asked = new URLSearchParams(opened.slice(site.length + 1).trimEnd());
  for (const [name, value] of Object.entries(clearQuery(from.narrowing))) asked.set(name, value);
  return { ...from, narrowing: readNarrowing(asked) };
}
