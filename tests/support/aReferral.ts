import { addDays, HOUR } from '#src/domain/day.ts';
import { type Answers, partsOf, type ReferralRow } from '#src/domain/referral.ts';
import type { NewDelivery } from '#src/ports/letters.ts';
import type { NewReferral } from '#src/ports/referrals.ts';
import type { Ports } from '#src/ports.ts';
import { anAuditEntry } from './anAuditEntry.ts';
import { PEOPLE } from './people.ts';

/** What somebody answered: a shop owner writes about somebody at their door. */
export function someAnswers(different: Partial<Answers> = {}): Answers {
  return {
    about: 'other',
    locale: 'en',
    danger: 'no',
    where: `By the door of the bakery, ${PEOPLE.referred.address}`,
    concerns: ['housing'],
    relation: 'business',
    happening: 'Sleeps in the doorway and is often cold.',
    person: PEOPLE.referred.name,
    recognize: 'A green coat',
    approach: 'In the morning, with coffee',
    language: '',
    age: 'adult',
    aware: 'no',
    sayWho: 'no',
    introduce: null,
    name: PEOPLE.referrer.name,
    contact: PEOPLE.referrer.phone,
    mayCall: 'yes',
    organization: '',
    place: '98104',
    ...different,
  };
}

export interface ReferralAsked extends Partial<ReferralRow> {
  /** The index of its receipt; its own by default. */
  readonly receiptIndex?: string;
  readonly letters?: readonly NewDelivery[];
}

let made = 0;

/** A message as the store takes it, with stand-ins for the sealed parts: for tests that open nothing. */
export function aReferral({ receiptIndex, letters = [], ...different }: ReferralAsked = {}): NewReferral {
  made += 1;
  const row: ReferralRow = {
    id: `referral${String(made).padStart(18, '0')}`,
    site: 'north-lead',
    epoch: 1,
    day: '2026-03-02',
    state: 'new',
    assignee: null,
    dueAt: Date.UTC(2026, 2, 4, 1),
    deleteOn: addDays(different.day ?? '2026-03-02', 90),
    version: 1,
    rehearsal: false,
    ...different,
  };
  return {
    row,
    sealed: { summary: `sealed summary of ${row.id}`, details: `sealed details of ${row.id}`, contact: `sealed contact of ${row.id}` },
    receipt: {
      index: receiptIndex ?? `index of ${row.id}`,
      receivedOn: row.day,
      dueAt: row.dueAt,
      deleteOn: addDays(row.day, 60),
    },
    letters,
    audit: anAuditEntry({ actor: 'referrer', site: row.site, act: 'referral-received', object: row.id, result: row.state }),
    month: row.day.slice(0, 7),
  };
}

/** Stores a message whose parts are really sealed to its site's key; answers what was stored. */
export async function addReferral(ports: Ports, asked: ReferralAsked = {}, answers: Answers = someAnswers()): Promise<NewReferral> {
  const referral = aReferral(asked);
  const key = await ports.keys.current(referral.row.site);
  if (!key) throw new Error(`${referral.row.site} has no key: make a desk first`);
  const facts = {
    receivedAt: ports.clock.now() - HOUR,
    chosenBy: 'direct',
    heldFor: referral.row.state === 'held' ? ['honeypot'] : [],
    receiptIndex: referral.receipt.index,
  };
  const sealed = await ports.vault.sealReferral(key, referral.row.id, partsOf(answers, facts));
  const stored = { ...referral, row: { ...referral.row, epoch: key.epoch }, sealed };
  await ports.referrals.add(stored);
  return stored;
}

/** A letter about new work. */
export function aLetter(different: Partial<NewDelivery> & Pick<NewDelivery, 'staffId'>): NewDelivery {
  made += 1;
  return {
    id: `letter${String(made).padStart(20, '0')}`,
    kind: 'new-work',
    nth: 1,
    dueAt: Date.UTC(2026, 2, 2, 18),
    secret: null,
    ...different,
  };
}
