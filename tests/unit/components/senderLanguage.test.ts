import { expect, test } from 'vitest';
import { spokenTwice, toldTheSender, typedIn } from '#src/components/desk/senderLanguage.ts';
import { summaryFacts } from '#src/components/desk/summaryFacts.ts';
import { partsOf, type SummaryPart } from '#src/domain/referral.ts';
import { aReferral, someAnswers } from '#tests/support/aReferral.ts';
import { anIntake } from '#tests/support/aSite.ts';

const { hours, promiseDays, retention, readsLanguages } = anIntake();
const now = Date.UTC(2026, 2, 4, 18);
const site = { slug: 'north-lead', name: 'North LEAD', hours, promiseDays, retention, readsLanguages, now, today: '2026-03-04' };
const { row } = aReferral({ dueAt: Date.UTC(2026, 2, 5, 1) });

function summaryOf(different: Partial<SummaryPart> = {}): SummaryPart {
  const answers = someAnswers({ locale: 'es', language: 'español' });
  return { ...partsOf(answers, { receivedAt: now, chosenBy: 'direct', heldFor: [], receiptIndex: 'i' }).summary, ...different };
}

const told = (different: Partial<SummaryPart> = {}) => toldTheSender({ row, site, acts: [] }, summaryOf(different));

test('a worker sees what the sender was promised, in the words of the receipt and in English', () => {
  const [promise, afterwards] = told();

  expect(promise).toMatchObject({
    own: 'Una persona de North LEAD lo leerá a más tardar el miércoles 4 de marzo, a las 5 pm.',
    english: 'A person at North LEAD will read this by Wednesday, March 4, 5 pm.',
  });
  expect(afterwards).toMatchObject({
    own: 'Leído por una persona el miércoles 4 de marzo',
    english: 'Read by a person on Wednesday, March 4',
  });
});

test('the day of reading is the day on which it was first opened, as the status page says', () => {
  const acts = [{ deed: 'opened', by: 'Ada', at: Date.UTC(2026, 2, 2, 18) }] as const;

  expect(toldTheSender({ row, site, acts }, summaryOf())[1]?.english).toBe('Read by a person on Monday, March 2');
});

test('who called for themself heard how they meet', () => {
  expect(told({ about: 'self', chosenBy: 'desk' })[2]?.english).toMatch(/^A worker reads what you wrote/);
});

test('of a message that was passed on the promise is that of the status page: the receipt named another team', () => {
  expect(told({ chosenBy: 'transfer' })[0]?.own).toBe(
    'Todavía no lo han leído. Una persona lo leerá a más tardar el miércoles 4 de marzo, a las 5 pm.',
  );
});

test('who asks for themself was told that a worker tries to meet them', () => {
  expect(told({ about: 'self' })[2]?.english).toMatch(/Or they come where you said\.$/);
  expect(told()[2]?.english).toMatch(/^You will not hear what became of the person\./);
});

test('every sentence for the phone stands in both languages', () => {
  const lines = spokenTwice('es');

  expect(lines.length).toBeGreaterThan(5);
  for (const { own, english } of lines) expect(own).not.toBe(english);
  expect(lines.map(({ english }) => english)).toContain('I got your message. Thank you.');
});

test('typed words say their language, but not those of a worker who wrote down a call', () => {
  expect(typedIn(summaryOf())).toBe('es');
  expect(typedIn(summaryOf({ chosenBy: 'desk' }))).toBeUndefined();
  expect(typedIn(summaryOf({ locale: 'en' }))).toBeUndefined();
});

test('an item tells the language of the person from that of the sender', () => {
  const facts = summaryFacts({ site, row, summary: summaryOf() });

  expect(facts).toContainEqual({ name: 'Language of the person', value: 'español', isTyped: true, typedIn: 'es' });
  expect(facts).toContainEqual({ name: 'Language of the sender', value: 'Spanish' });
});
