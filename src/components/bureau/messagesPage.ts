import type { AstroGlobal } from 'astro';
import { isMessageMove } from '#src/domain/bureauMessage.ts';
import type { BureauUnlocked } from '#src/domain/staff.ts';
import { listMessages, type MessageList } from '#src/features/bureau/listMessages.ts';
import { moveMessage } from '#src/features/bureau/moveMessage.ts';
import { type OpenedMessage, openMessage } from '#src/features/bureau/openMessage.ts';
import { type LetterTroublesResult, letterTroubles } from '#src/features/deliveries/letterTroubles.ts';
import { isErasingHalted } from '#src/features/retention/isErasingHalted.ts';
import { holdsCsrf } from '#src/features/sign-in/csrf.ts';
import { readPost } from '../desk/deskRequest.ts';
import { requireBureau } from './bureauRequest.ts';

export const MESSAGES_PATH = '/bureau/messages/';

/** Why a post did nothing: the page was of an older session, or somebody else had decided meanwhile. */
type MessagesTrouble = 'too-old' | 'conflict';

/** What the page of the messages to the Bureau shows. */
export interface MessagesPage {
  readonly kind: 'shown';
  readonly reader: BureauUnlocked;
  readonly list: MessageList;
  /** One message, opened by the press that asked for this very answer. */
  readonly opened: OpenedMessage | null;
  readonly done: boolean;
  readonly trouble: MessagesTrouble | null;
  readonly letters: LetterTroublesResult;
  /** The purge waits for a person to look at the clock. */
  readonly erasingHalted: boolean;
}

type Posted = Pick<MessagesPage, 'opened' | 'trouble'>;
const NOTHING: Posted = { opened: null, trouble: null };
const STATUS: Readonly<Record<MessagesTrouble, number>> = { 'too-old': 403, conflict: 409 };

/** Reads one request of the messages: the list, one opened, or one decided on. */
export async function messagesPage(astro: AstroGlobal): Promise<MessagesPage | Response> {
  const reader = await requireBureau(astro);
  if (reader instanceof Response) return reader;
  const posted = astro.request.method === 'POST' ? await answerPost(astro, reader) : NOTHING;
  if (posted instanceof Response) return posted;
  if (posted.trouble !== null) astro.response.status = STATUS[posted.trouble];
  const { ports } = astro.locals;
  const { searchParams } = astro.url;
  return {
    kind: 'shown',
    reader,
    list: await listMessages(ports, reader, Number.parseInt(searchParams.get('page') ?? '1', 10) || 1),
    ...posted,
    done: searchParams.has('done'),
    letters: await letterTroubles(ports, reader.staff),
    erasingHalted: await isErasingHalted(ports),
  };
}

async function answerPost(astro: AstroGlobal, reader: BureauUnlocked): Promise<Posted | Response> {
  const { ports } = astro.locals;
  const fields = await readPost(astro.request, ['act', 'id', 'csrf']);
  const { act = '', id = '' } = fields ?? {};
  if (fields === null || (act !== 'open' && !isMessageMove(act))) return new Response(null, { status: 400 });
  if (!(await holdsCsrf(ports, reader, fields.csrf))) return { opened: null, trouble: 'too-old' };
  // 200 with the words in place: they are shown once, for one deliberate press, and no address brings them back.
  const answer = act === 'open' ? await openMessage(ports, reader, id) : await moveMessage(ports, reader, id, act);
  switch (answer.kind) {
    case 'opened':
      return { opened: answer, trouble: null };
    case 'moved':
      return astro.redirect(`${MESSAGES_PATH}?done=move`, 303);
    case 'moved-by-another':
      return { opened: null, trouble: 'conflict' };
    case 'not-there':
      return new Response(null, { status: 404 });
  }
}
