import { MINUTE } from '#src/domain/day.ts';
import { messageUntil } from '#src/domain/retention.ts';
import type { BureauUnlocked } from '#src/domain/staff.ts';
import { type ContactValues, emptyContactValues } from '#src/features/bureau/contactForm.ts';
import { makeContactToken } from '#src/features/bureau/contactToken.ts';
import { type SubmitMessageResult, submitMessage } from '#src/features/bureau/submitMessage.ts';
import { currentStaff, isBureauUnlocked } from '#src/features/sign-in/currentStaff.ts';
import type { NewBureauMessage } from '#src/ports/referrals.ts';
import type { Ports } from '#src/ports.ts';
import { addWorker, type Worker } from './aDesk.ts';
import { anAuditEntry } from './anAuditEntry.ts';
import { PEOPLE } from './people.ts';

/** Somebody of the Bureau with a key. */
export function addReader(ports: Ports, name = 'Cleo Bellweather'): Promise<Worker> {
  return addWorker(ports, { site: null, role: 'bureau', name });
}

/** Somebody of the Bureau as a page sees them once they have unlocked. */
export function unlockedReader({ record, key }: Worker): BureauUnlocked {
  const { id, role, name } = record;
  return { staff: { id, site: null, role, name }, sessionId: 'a-session', csrf: 'a-token', since: 0, key };
}

/** What an official typed, ready for Send; a minute ago is what a person needs at the least. */
export function aContactForm(ports: Ports, different: Partial<ContactValues> = {}, at = ports.clock.now() - MINUTE): ContactValues {
  return emptyContactValues({
    token: makeContactToken({ ...ports, clock: { now: () => at } }),
    step: 'send',
    place: '98104',
    role: 'official',
    contact: PEOPLE.referrer.phone,
    name: PEOPLE.referrer.name,
    question: 'Who has to agree before a county can start?',
    ...different,
  });
}

/** Posts the form as a page does. */
export function ask(ports: Ports, values = aContactForm(ports), clientNetwork = 'a network'): Promise<SubmitMessageResult> {
  return submitMessage(ports, { values, locale: 'en', clientNetwork });
}

let made = 0;

/** A message as the store takes it, with stand-ins for the sealed parts: for tests that open nothing. */
export function aBureauMessage(
  different: Partial<NewBureauMessage['row']> & Partial<Pick<NewBureauMessage, 'letters'>> = {},
): NewBureauMessage {
  made += 1;
  const { letters = [], ...row } = different;
  const id = row.id ?? `message${String(made).padStart(19, '0')}`;
  const day = row.day ?? '2026-03-02';
  return {
    row: { id, day, state: 'new', deleteOn: messageUntil(day), ...row },
    sealed: { summary: `sealed summary of ${id}`, details: `sealed details of ${id}` },
    letters,
    audit: anAuditEntry({ actor: 'asker', act: 'bureau-message-received', object: id, result: row.state ?? 'new' }),
    month: day.slice(0, 7),
  };
}

/** Whoever a cookie stands for, when that is somebody unlocked of the Bureau. */
export async function readerOf(ports: Ports, cookie: string): Promise<BureauUnlocked> {
  const who = await currentStaff(ports, cookie);
  if (who === null || !isBureauUnlocked(who)) throw new Error('the cookie stands for nobody unlocked of the Bureau');
  return who;
}
