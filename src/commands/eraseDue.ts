import { type EraseDueReferralsResult, eraseDueReferrals } from '#src/features/retention/eraseDueReferrals.ts';
import { eraseShortLived } from '#src/features/retention/eraseShortLived.ts';
import { type Command, countOf, type Ending, type Say } from './command.ts';

type Erased = Extract<EraseDueReferralsResult, { kind: 'erased' }>;
type Refused = Extract<EraseDueReferralsResult, { kind: 'refused' }>;

export const eraseDue: Command = {
  name: 'erase-due',
  takes: [],
  summary: 'Erase what has reached its last day. The server does this each hour by itself.',
  options: {
    'dry-run': 'Say how many referrals would go, and erase nothing.',
    force: 'Go on although the clock jumped. Look at the clock first: what is erased does not come back.',
  },
  help: [
    'Erases referrals, contacts, receipts, claims on listings and messages to the Bureau whose day has come, writes the journal of erasures, and empties the log.',
    'Refuses when the clock stands more than a day from the last run: either the clock is wrong, or the server was off.',
  ],
  async run(ports, { switches }, say) {
    const options = { actor: 'operator', force: switches.has('force'), dryRun: switches.has('dry-run') } as const;
    const answer = await eraseDueReferrals(ports, options);
    switch (answer.kind) {
      case 'refused':
        return tellRefused(answer, say);
      case 'would-erase':
        say(
          `Would erase ${countOf(answer.referrals, 'referral')}, and the contacts, receipts, claims and messages to the Bureau whose day has come. Nothing was erased.`,
        );
        return 'done';
      case 'erased':
        await eraseShortLived(ports);
        return tellErased(answer, say);
    }
  },
};

function tellErased({ referrals, contacts, receipts, bureauMessages, claims, logEmptied }: Erased, say: Say): Ending {
  const others = `${countOf(receipts, 'receipt')}, ${countOf(claims, 'claim')} and ${countOf(bureauMessages, 'message')} to the Bureau`;
  say(`Erased ${countOf(referrals, 'referral')}, ${countOf(contacts, 'contact')}, ${others}.`);
  if (logEmptied) return 'done';
  say('Erased bytes may still lie in the write-ahead log, because somebody was reading. Run this again in a minute.');
  return 'refused';
}

function tellRefused({ lastNow, now, withdrawn }: Refused, say: Say): Ending {
  const erased = withdrawn === 0 ? 'Nothing was erased' : `Only ${countOf(withdrawn, 'referral')} that the sender took back went`;
  say(`${erased}: this clock says ${new Date(now).toISOString()}, and the last run was at ${new Date(lastNow).toISOString()}.`);
  say('When the clock is right (the server was off), run it again with --force.');
  return 'refused';
}
