import { MESSAGE_STATES, type MessageRow, type MessageState, type MessageSummary } from '#src/domain/bureauMessage.ts';
import { pageOf } from '#src/domain/deskViews.ts';
import type { BureauUnlocked } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';

/** One line of the list. */
export interface MessageItem {
  readonly row: MessageRow;
  /** Null: it was sealed before this person had a key, or was changed since. */
  readonly summary: MessageSummary | null;
  /** The ZIP as people say it, `Seattle, WA 98104`; the ZIP alone where nobody knows it. */
  readonly near: string;
}

/** The messages of one state on this page, and how many there are in all. */
export interface MessageGroup {
  readonly state: MessageState;
  readonly count: number;
  readonly items: readonly MessageItem[];
}

export interface MessageList {
  readonly groups: readonly MessageGroup[];
  readonly page: number;
  readonly pages: number;
}

/** One page of what the Bureau was asked, undecided first and what is held apart; each summary is opened with the reader's own key. */
export async function listMessages(ports: Ports, reader: BureauUnlocked, asked: number): Promise<MessageList> {
  const all = await ports.bureauMessages.list();
  const inOrder = MESSAGE_STATES.flatMap((state) => all.filter((row) => row.state === state));
  const { rows, page, pages } = pageOf(inOrder, asked);
  const sealed = await ports.bureauMessages.sealedSummaries(rows.map(({ id }) => id));
  const items = await Promise.all(rows.map((row) => itemOf(ports, reader, row, sealed.get(row.id))));
  const groups = MESSAGE_STATES.map((state) => ({
    state,
    count: all.filter((row) => row.state === state).length,
    items: items.filter(({ row }) => row.state === state),
  }));
  return { groups: groups.filter((group) => group.items.length > 0), page, pages };
}

async function itemOf(ports: Ports, reader: BureauUnlocked, row: MessageRow, sealed: string | undefined): Promise<MessageItem> {
  const opened = sealed === undefined ? null : await ports.vault.openMessageSummary(reader.key, row.id, sealed);
  if (opened?.kind !== 'opened') return { row, summary: null, near: '' };
  const { place } = opened.value;
  const found = await ports.places.find(place);
  return { row, summary: opened.value, near: found.kind === 'known' ? found.place.labels.en : place };
}
