import { countDemand, demandsByYear } from '#src/features/trust/lawfulDemands.ts';
import { type Command, countOf } from './command.ts';

export const recordDemand: Command = {
  name: 'lawful-demand record',
  takes: ['YEAR'],
  summary: 'Count a demand by a court, an officer or another authority for something the portal holds.',
  options: { mistake: 'Take one off that was counted by mistake.' },
  help: [
    'YEAR is the year in which it reached you. Each demand counts once, also when nothing could be handed over.',
    'The number of the year is raised by one, and the audit notes when. Nothing about the demand itself is kept.',
    'The privacy page tells the number: 0, from 1 to 10, or the number itself above that.',
    'When a court forbids you to tell of a demand, ask your counsel before you count it.',
  ],
  async run(ports, { words: [year = ''], switches }, say) {
    const answer = await countDemand(ports, { year, remove: switches.has('mistake') });
    switch (answer.kind) {
      case 'counted':
        say(`${answer.year}: ${countOf(answer.n, 'lawful demand')}.`);
        return 'done';
      case 'no-such-year':
        say('YEAR is a year since this portal began, and not one to come.');
        return 'refused';
      case 'none-to-remove':
        say('That year has none to take off. Nothing was changed.');
        return 'refused';
    }
  },
};

export const listDemands: Command = {
  name: 'lawful-demand list',
  takes: [],
  summary: 'Say how many lawful demands were counted, by year.',
  options: {},
  help: ['Tells the exact numbers, which the privacy page does not. Changes nothing.'],
  async run(ports, _asked, say) {
    const demands = await demandsByYear(ports);
    for (const [year, n] of demands) say(`${year}: ${n}`);
    if (demands.size === 0) say('No lawful demand was counted.');
    return 'done';
  },
};
