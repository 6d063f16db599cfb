import { dayOf } from '#src/domain/day.ts';
import type { ReadinessGap } from '#src/domain/readiness.ts';
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
  retention: 'retention within the bounds',
  'both-languages': 'its own sentences in English and in Spanish',
  key: 'a site key',
  'second-key-holder': 'a second person who holds the key',
  'recovery-sheet': 'a recovery sheet whose last characters were typed back',
};

export const siteStatus: Command = {
  name: 'site status',
  takes: ['SLUG'],
  summary: 'Say whether a site is live, and what it lacks.',
  options: {},
  help: ['SLUG is the last part of the address of its listing: /sites/SLUG/. Changes nothing.'],
  async run(ports, { words: [slug = ''] }, say) {
    const answer = await siteReadiness(ports, slug);
    if (answer.kind === 'no-such-site') {
      say('There is no site of that name.');
      return 'refused';
    }
    const { listing, intake, liveSince } = answer.site;
    const status = intake === null ? 'no intake set up' : `intake ${intake.status}`;
    say(`${listing.name}: ${liveSince === null ? 'not live' : `live since ${dayOf(liveSince, 'UTC')}`}, ${status}.`);
    for (const gap of answer.missing) say(`- missing: ${GAPS[gap]}`);
    if (answer.missing.length === 0) say('Nothing is missing.');
    return 'done';
  },
};
