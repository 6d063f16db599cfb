import { sayDay } from '#src/domain/day.ts';
import type { SummaryPart } from '#src/domain/referral.ts';
import type { DeskItem } from '#src/features/queue/openSummary.ts';
import { desk } from '#src/words/en/desk.ts';
import type { Fact } from './Facts.astro';
import { concernWords, promiseWords } from './queueLine.ts';

const names = desk.item.facts;

/** What the page tells of an item before its details are opened. */
export function summaryFacts({ row, summary, site }: DeskItem): Fact[] {
  const promise = promiseWords(row, summary, site);
  const standing: Fact[] = [
    { name: promise.isLate || promise.clock === null || row.state === 'new' || row.state === 'held' ? names.promise : names.state, value: promise.words, isLate: promise.isLate },
  ];
  if (promise.clock !== null && !promise.isLate && (row.state === 'new' || row.state === 'held')) standing.push({ name: names.clock, value: promise.clock });
  return [...standing, ...(summary ? sealedFacts(summary, row.state === 'held') : []), { name: names.erased, value: desk.item.erasedLatest(sayDay(row.deleteOn, 'en')) }];
}

function sealedFacts(summary: SummaryPart, isHeld: boolean): Fact[] {
  const { form } = desk.item;
  const facts: Fact[] = [
    { name: names.about, value: concernWords(summary) },
    { name: names.near, value: summary.place, isTyped: true },
    { name: names.from, value: summary.about === 'self' ? desk.item.selfReferral : desk.relations[summary.relation] },
    { name: names.language, value: summary.language === '' ? form[summary.locale] : `${summary.language} (${form[summary.locale]})`, isTyped: true },
    { name: names.danger, value: summary.danger === 'not-sure' ? desk.item.dangerNotSure : desk.item.dangerNo },
    { name: names.age, value: summary.age ? desk.ages[summary.age] : desk.notSaid },
    { name: names.mayCall, value: summary.mayCall ? desk.yesNo[summary.mayCall] : desk.notSaid },
    { name: names.why, value: desk.chosenBy(summary.chosenBy) ?? '' },
  ];
  if (summary.about === 'other') facts.splice(6, 0, { name: names.aware, value: summary.aware ? desk.aware[summary.aware] : desk.notSaid });
  if (isHeld) facts.push({ name: names.held, value: desk.heldFor(summary.heldFor) });
  return facts;
}
