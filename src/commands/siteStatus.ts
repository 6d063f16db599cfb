import { dayOf } from '#src/domain/day.ts';
import { REHEARSAL_DAYS, type ReadinessGap } from '#src/domain/readiness.ts';
import type { OneHolderReason, SetupState } from '#src/domain/setup.ts';
import { siteReadiness } from '#src/features/keys/siteReadiness.ts';
import type { Command } from './command.ts';

const GAPS: Readonly<Record<ReadinessGap, string>> = {
  'departs-from-model': 'the program departs from the model in a way that can harm: the portal never offers it',
  hours: 'time zone and weekly hours',
  holidays: 'the days on which it is closed',
  promise: 'within how many business days a person reads a message',
  phone: 'a phone number',
  'backup-contact': 'a backup contact who works there',
  governance: 'the record that no officer, prosecutor or probation worker reads a referral before a release is signed',
  languages: 'the languages that somebody there reads',
  retention: 'retention within the bounds',
  'both-languages': 'its own sentences in English and in Spanish',
  key: 'a site key',
  'second-key-holder': 'a second person who holds the key',
  'recovery-sheet': 'a recovery sheet whose last characters were typed back',
  rehearsal: `a rehearsal in the last ${REHEARSAL_DAYS} days in which everything came through`,
};

const STATES: Readonly<Record<Exclude<SetupState, 'live'>, string>> = {
  none: 'not live, and nobody was asked to set it up',
  invited: 'not live, its manager is invited, no key yet',
  keyed: 'not live, it has its key',
};

const REASONS: Readonly<Record<OneHolderReason, string>> = {
  'second-person-named': 'one person can read here; a second is named and follows',
  'one-person-team': 'one person can read here; the team is one person',
};

export const siteStatus: Command = {
  name: 'site status',
  takes: ['SLUG'],
  summary: 'Say where a site stands on its way to an open form, and what it lacks.',
  options: {},
  help: ['SLUG is the last part of the address of its listing: /sites/SLUG/. Changes nothing.'],
  async run(ports, { words: [slug = ''] }, say) {
    const answer = await siteReadiness(ports, slug);
    if (answer.kind === 'no-such-site') {
      say('There is no site of that name.');
      return 'refused';
    }
    const { site, state, oneHolder } = answer;
    const isLive = state === 'live' && site.liveSince !== null && site.intake !== null;
    say(
      `${site.listing.name}: ${isLive ? `live since ${dayOf(site.liveSince, 'UTC')}, intake ${site.intake.status}` : stateWords(state)}.`,
    );
    if (oneHolder !== null) say(`Recorded reason: ${REASONS[oneHolder]}.`);
    for (const gap of answer.missing) say(`- missing: ${GAPS[gap]}`);
    if (answer.missing.length === 0) say(isLive ? 'Nothing is missing.' : 'Nothing is missing: its manager can open the form.');
    return 'done';
  },
};

function stateWords(state: SetupState): string {
  return state === 'live' ? 'live' : STATES[state];
}
