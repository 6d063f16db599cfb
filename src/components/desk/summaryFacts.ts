import { sayDay } from '#src/domain/day.ts';
import type { Locale } from '#src/domain/locale.ts';
import type { SummaryPart } from '#src/domain/referral.ts';
import type { DeskItem } from '#src/features/queue/openSummary.ts';
import { desk } from '#src/words/en/desk.ts';
import { partnerDesk } from '#src/words/en/partnerDesk.ts';
import { concernWords, promiseWords } from './queueLine.ts';
import { typedIn } from './senderLanguage.ts';

/** A name and its value. */
export interface Fact {
  readonly name: string;
  readonly value: string;
  /** A stranger typed it. */
  readonly isTyped?: boolean;
  /** In which language, where that is not the page's. */
  readonly typedIn?: Locale | undefined;
  readonly isLate?: boolean;
}

const names = desk.item.facts;

/** What the page tells of an item before its details are opened. */
export function summaryFacts({ row, summary, site }: Pick<DeskItem, 'row' | 'summary' | 'site'>): Fact[] {
  const promise = promiseWords(row, summary, site);
  const clock = promise.isRunning && promise.beside !== null ? [{ name: names.clock, value: promise.beside }] : [];
  return [
    { name: promise.isRunning ? names.promise : names.state, value: promise.words, isLate: promise.isLate },
    ...clock,
    ...(summary ? sealedFacts(summary, row.state === 'held') : []),
    {
      name: names.erased,
      value: row.state === 'withdrawn' ? desk.item.erasedWithdrawn : desk.item.erasedLatest(sayDay(row.deleteOn, 'en')),
    },
  ];
}

function sealedFacts(summary: SummaryPart, isHeld: boolean): Fact[] {
  const isSelf = summary.about === 'self';
  return [
    { name: names.about, value: concernWords(summary) },
    { name: names.near, value: summary.place, isTyped: true },
    { name: names.from, value: isSelf ? desk.item.selfReferral : desk.relations[summary.relation] },
    ...(summary.partner
      ? [{ name: partnerDesk.mark.fact, value: partnerDesk.mark.value(summary.partner.name, summary.partner.over) }]
      : []),
    { name: names.language, value: summary.language, isTyped: true, typedIn: typedIn(summary) },
    { name: names.senderLanguage, value: desk.languages[summary.locale] },
    { name: names.danger, value: summary.danger === 'not-sure' ? desk.item.dangerNotSure : desk.item.dangerNo },
    { name: names.age, value: summary.age ? desk.ages[summary.age] : '' },
    ...(isSelf ? [] : [{ name: names.aware, value: summary.aware ? desk.aware[summary.aware] : '' }]),
    { name: names.mayCall, value: summary.mayCall ? desk.yesNo[summary.mayCall] : '' },
    { name: names.why, value: desk.chosenBy(summary.chosenBy) },
    ...(isHeld ? [{ name: names.held, value: desk.heldFor(summary.heldFor) }] : []),
  ];
}
