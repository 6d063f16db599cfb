import type { DetailsPart, NotePart, ReferralRow, SummaryPart } from '#src/domain/referral.ts';
import type { Opened, SiteIdentity } from '#src/ports/keys.ts';
import type { SealedText } from '#src/ports/referrals.ts';
import type { Ports } from '#src/ports.ts';

/** What is written on one item, opened in memory for one answer. Who asked is never among it. */
export interface Written {
  readonly row: ReferralRow;
  readonly summary: SummaryPart | null;
  readonly details: DetailsPart | null;
  readonly notes: readonly NotePart[];
}

/** Opens the texts of a few items; what no key at hand opens is left out. */
export async function openWritten(
  ports: Ports,
  site: string,
  rows: readonly ReferralRow[],
  keys: ReadonlyMap<number, SiteIdentity>,
): Promise<Written[]> {
  const readable = rows.filter(({ epoch }) => keys.has(epoch));
  const sealed = await ports.referrals.sealedTexts(
    site,
    readable.map(({ id }) => id),
  );
  return Promise.all(
    readable.map(async (row) => {
      const identity = keys.get(row.epoch) as SiteIdentity;
      const texts = sealed.get(row.id) ?? [];
      const summary = await firstOf(texts, 'summary', (text) => ports.vault.openSummary(identity, row.id, text));
      const details = await firstOf(texts, 'details', (text) => ports.vault.openDetails(identity, row.id, text));
      return { row, summary, details, notes: await notesOf(ports, identity, row.id, texts) };
    }),
  );
}

async function firstOf<T>(
  texts: readonly SealedText[],
  kind: SealedText['kind'],
  open: (text: string) => Promise<Opened<T>>,
): Promise<T | null> {
  const found = texts.find((text) => text.kind === kind);
  const opened = found ? await open(found.sealed) : null;
  return opened?.kind === 'opened' ? opened.value : null;
}

async function notesOf(ports: Ports, identity: SiteIdentity, id: string, texts: readonly SealedText[]): Promise<NotePart[]> {
  const opened = await Promise.all(
    texts.filter(({ kind }) => kind === 'note').map(({ sealed }) => ports.vault.openNote(identity, id, sealed)),
  );
  return opened.flatMap((note) => (note.kind === 'opened' ? [note.value] : []));
}
