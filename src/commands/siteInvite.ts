import { INVITATION_HOURS } from '#src/domain/invitation.ts';
import { inviteManager } from '#src/features/setup/inviteManager.ts';
import type { Command } from './command.ts';

const REFUSED = {
  'no-such-site': 'There is no site of that name. SLUG is the last part of the address of its listing: /sites/SLUG/.',
  live: 'The form of this site is open already. Its own managers invite colleagues, at /staff/people/. Nothing was changed.',
  ended: 'This site has ended. If it works again, change its listing first. Nothing was changed.',
  'departs-from-model': 'This program departs from the model in a way that can harm: the portal never offers it. Nothing was changed.',
  'no-address': 'EMAIL is a full address, like ana@north-lead.example.',
  'no-name': 'NAME is what colleagues call them, of at most 120 characters. Put it in quotes when it has a space.',
  taken: 'Somebody has an account under this address already. One address, one account. Nothing was changed.',
  'has-manager':
    'Somebody at this site has made a key and goes on with the set-up. They invite colleagues themselves. If they lost their six words and nobody else is there, the Bureau removes their account first. Nothing was changed.',
} as const;

export const siteInvite: Command = {
  name: 'site invite',
  takes: ['SLUG', 'EMAIL', 'NAME'],
  summary: 'Ask somebody to set a site up: its first manager. They get a letter.',
  options: {},
  help: [
    'SLUG is the last part of the address of its listing: /sites/SLUG/. EMAIL gets their sign-in codes: a mailbox of theirs alone.',
    'NAME is what colleagues see beside their work, in quotes: "Ana Ruiz".',
    `The letter says where to sign in, and counts for ${INVITATION_HOURS} hours. The same command again sends a new one to whoever has not made a key yet.`,
    'Whoever answered yes to one of the three questions by mistake answers them anew after the same command. Talk to them first: a true yes stands.',
    'Keys and the paper sheet are made in their browser: nothing secret passes this terminal, and the form opens by their hand.',
  ],
  async run(ports, { words: [slug = '', email = '', name = ''] }, say) {
    const answer = await inviteManager(ports, { slug, email, name });
    if (answer.kind === 'refused') {
      say(REFUSED[answer.because]);
      return 'refused';
    }
    say(
      `Done. ${answer.email} is asked to set up ${answer.siteName}${answer.again ? ', once more' : ''}. The running server sends the letter within a minute.`,
    );
    if (answer.anew) {
      say('They had answered yes to one of the three questions. That answer is taken back: at their next sign-in they answer anew.');
    }
    say(`They sign in at ${ports.settings.publicOrigin}/staff/ within ${INVITATION_HOURS} hours; a list of steps leads on from there.`);
    say(`How far they are: npm run portal -- site status ${slug}`);
    return 'done';
  },
};
