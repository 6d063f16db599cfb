import { openDatabase } from '#db/client.ts';
import { howMuchIsStored } from '#tests/support/howMuchIsStored.ts';
import { filledForm, formHeaders, formTokens } from './support/forms.ts';
import { percentile } from './support/load.ts';
import { FORM, type Ours } from './support/ours.ts';
import { plain, type Row, say } from './support/table.ts';

const PEOPLE = 64;
const RECEIPT = /\b\d{4} \d{4} \d{4} \d{4}\b/;

/** Row 5: sixty-four people press Send in the same moment, each in a browser without cookies, which is shown its receipt at once. */
export async function measureSixtyFour(ours: Ours): Promise<Row[]> {
  const tokens = await formTokens(ours, PEOPLE);
  const before = await stored(ours);
  const answers = await Promise.all(tokens.map((token) => send(ours, token)));
  const after = await stored(ours);
  const receipts = new Set(answers.flatMap(({ receipt }) => receipt ?? []));
  const failed = answers.filter(({ status }) => status >= 500).length;
  const took = answers.map(({ ms }) => ms).toSorted((a, b) => a - b);
  return [
    plain('64 people at once', `all answered after ${say(took.at(-1) ?? 0)} ms, p50 ${say(percentile(took, 0.5))} ms`, '5'),
    exactly('  answers of 5xx', failed, 0),
    exactly('  different receipts', receipts.size, PEOPLE),
    exactly('  referrals stored', after - before, PEOPLE),
  ];
}

async function send(ours: Ours, token: string): Promise<{ status: number; receipt: string | undefined; ms: number }> {
  const { Cookie: _, ...headers } = formHeaders(ours);
  const begun = performance.now();
  const answer = await fetch(ours.origin + FORM, { method: 'POST', headers, body: filledForm(token), redirect: 'manual' });
  const receipt = RECEIPT.exec(await answer.text())?.[0];
  return { status: answer.status, receipt, ms: performance.now() - begun };
}

async function stored({ database }: Ours): Promise<number> {
  const open = await openDatabase({ url: `file:${database}` });
  const { referrals } = await howMuchIsStored(open);
  open.close();
  return referrals;
}

function exactly(what: string, figure: number, wanted: number): Row {
  return { target: '5', what, figure: String(figure), wanted: String(wanted), isMet: figure === wanted };
}
