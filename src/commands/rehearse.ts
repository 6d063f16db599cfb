import type { Light } from '#src/domain/rehearsal.ts';
import { sendPendingEmails } from '#src/features/deliveries/sendPendingEmails.ts';
import { lookUpReceipt } from '#src/features/receipts/lookUpReceipt.ts';
import { rehearseArrival } from '#src/features/referrals/rehearseArrival.ts';
import { rehearse as rehearseSite } from '#src/features/rehearsal/rehearse.ts';
import type { Command } from './command.ts';

const WAYS = { arrive: rehearseArrival, sendLetters: sendPendingEmails, lookUp: lookUpReceipt };
const REFUSED = {
  'no-such-site': 'There is no site of that name.',
  'too-many': 'This site was rehearsed often in the last hour. Try again later.',
};

export const rehearse: Command = {
  name: 'rehearse',
  takes: ['SLUG'],
  summary: 'Send a marked test through the whole way of a site, as each week, and say what came of it.',
  options: {},
  help: [
    'SLUG is the last part of the address of its listing: /sites/SLUG/.',
    'One manager gets a letter that says it is a test. No message is opened: keys are only looked for. The test takes itself away and counts nowhere.',
  ],
  async run(ports, { words: [slug = ''] }, say) {
    const answer = await rehearseSite(ports, WAYS, { site: slug, kind: 'weekly', opener: null, actor: 'operator' });
    if (answer.kind !== 'rehearsed') {
      say(REFUSED[answer.kind]);
      return 'refused';
    }
    const { steps, isGreen } = answer.rehearsal;
    for (const light of steps) say(lineOf(light));
    say(isGreen ? 'All green.' : 'Red. What to do stands on the page /staff/rehearsal/ of the site.');
    return isGreen ? 'done' : 'refused';
  },
};

function lineOf({ name, isGreen, because }: Light): string {
  return isGreen ? `green  ${name}` : `red    ${name}: ${because ?? 'failed'}`;
}
