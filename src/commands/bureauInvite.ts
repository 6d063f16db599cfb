import { INVITATION_HOURS } from '#src/domain/invitation.ts';
import { inviteToBureau } from '#src/features/sign-in/inviteToBureau.ts';
import type { Command } from './command.ts';

const REFUSED = {
  'no-address': 'EMAIL is a full address, like ana@bureau.example.',
  'no-name': 'NAME is what colleagues call them, of at most 120 characters. Put it in quotes when it has a space.',
  taken: 'Somebody has an account under this address already. One address, one account. Nothing was changed.',
} as const;

export const bureauInvite: Command = {
  name: 'bureau invite',
  takes: ['EMAIL', 'NAME'],
  summary: 'Make an account for somebody of the Bureau, who decides on changes and claims and reads messages.',
  options: {},
  help: [
    'EMAIL gets their sign-in codes: a mailbox of theirs alone. NAME is what colleagues see beside their decisions, in quotes: "Ana Ruiz".',
    `The letter counts for ${INVITATION_HOURS} hours. The same command again sends a new one to whoever has not signed in yet.`,
    'They sign in at /staff/ and make their own key there: nothing secret passes this terminal. They can open no referral.',
    'New sites and claims take two people of the Bureau, and nobody decides on a change of their own: make at least two accounts.',
  ],
  async run(ports, { words: [email = '', name = ''] }, say) {
    const answer = await inviteToBureau(ports, { email, name });
    if (answer.kind === 'refused') {
      say(REFUSED[answer.because]);
      return 'refused';
    }
    say(`Done${answer.again ? ', once more' : ''}. The running server sends ${answer.email} a letter within a minute.`);
    say(`They sign in at ${ports.settings.publicOrigin}/staff/ within ${INVITATION_HOURS} hours; the first page makes their key.`);
    return 'done';
  },
};
