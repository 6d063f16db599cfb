import { findHead, verifyAudit } from '#src/features/audit/verifyAudit.ts';
import type { ChainAnswer } from '#src/ports/records.ts';
import { type Command, countOf, type Ending, type Say } from './command.ts';

type Broken = Extract<ChainAnswer, { kind: 'broken' }>;

const HOW: Readonly<Record<Broken['how'], string>> = {
  changed: 'is not as it was written, or its hash is not',
  missing: 'is missing',
  added: 'stands outside the chain: it was put in later, or its hash was taken away',
};

export const verifyAuditCommand: Command = {
  name: 'verify-audit',
  takes: [],
  summary: 'Walk the chain of the audit, and name the first row that was changed, taken out or put in.',
  options: {},
  help: [
    'Each row of the audit is chained to the one before it, a minute after it was written at most.',
    'A whole chain proves that no single row was touched. That the whole was not written anew, only the mailed numbers prove:',
    'npm run portal -- verify-audit-head NUMBER. Changes nothing.',
  ],
  async run(ports, _asked, say) {
    const answer = await verifyAudit(ports);
    return answer.kind === 'broken' ? tellBroken(answer, say) : tellWhole(answer, say);
  },
};

function tellBroken({ seq, how }: Broken, say: Say): Ending {
  say(`Row ${seq} ${HOW[how]}. Rows before it are as they were written; what comes after it was not looked at.`);
  say('Stop here, copy the file as it is, and compare with the mailed numbers before anything else is changed.');
  return 'refused';
}

function tellWhole({ rows, cutBefore, cutAt, unchained, head }: Extract<ChainAnswer, { kind: 'whole' }>, say: Say): Ending {
  const since = cutBefore === null ? '' : ` from row ${cutBefore} on; older ones have gone`;
  say(`The chain is whole: ${countOf(rows, 'row')}${since}.`);
  if (cutAt != null) {
    say(`The first row left is of ${new Date(cutAt).toISOString().slice(0, 10)}. That is about 24 months ago unless the portal is quiet:`);
    say('on a later day somebody took out rows before their time, and a number mailed before then is not found any more.');
  }
  if (unchained > 0) say(`Not chained so far, and so not checked: ${countOf(unchained, 'row')}. The server chains them within a minute.`);
  if (head !== null) say(`Its newest number is ${head}`);
  return 'done';
}

export const verifyAuditHead: Command = {
  name: 'verify-audit-head',
  takes: ['NUMBER'],
  summary: 'Say whether a number that was mailed on some day still stands in the chain of the audit.',
  options: {},
  help: [
    'NUMBER is the line of 64 letters and digits in the daily letter to two people of the Bureau.',
    'A letter of the last 24 months has to be found. One that is not: the audit was written anew since, or an older backup was restored.',
    'Run verify-audit as well: this one looks for the number alone. Changes nothing.',
  ],
  async run(ports, { words: [number = ''] }, say) {
    const answer = await findHead(ports, number);
    switch (answer.kind) {
      case 'found':
        say(`It stands at row ${answer.seq}.`);
        return 'done';
      case 'not-there':
        say(
          'It is not in the chain. Older than 24 months, it has gone with its row; younger, the audit is not the one it was mailed from.',
        );
        return 'refused';
      case 'not-a-hash':
        say('NUMBER has 64 signs, of 0 to 9 and a to f.');
        return 'refused';
    }
  },
};
