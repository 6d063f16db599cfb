import type { APIRequestContext } from '@playwright/test';

/** A form that is sent within three seconds was filled in by no person, and its message is held. */
const UNHURRIED_MS = 3500;

export interface ManyAsked {
  readonly many: number;
  /** Shown in the list of the queue, so that these messages are known from others. */
  readonly language?: string;
  /** Each fills in the field that people do not see, so that it is held, however slow this computer is. */
  readonly machine?: boolean;
}

/** Sends referrals through the form as a browser does, and answers their receipts. */
export async function sendMany(
  request: APIRequestContext,
  origin: string,
  { many, language = '', machine = false }: ManyAsked,
): Promise<string[]> {
  const address = '/refer/demo-north-lead/';
  const tokens: string[] = [];
  for (let n = 0; n < many; n += 1) {
    const form = await (await request.get(address)).text();
    tokens.push(/name="token" value="([^"]+)"/.exec(form)?.[1] ?? '');
  }
  if (!machine) await new Promise((resolve) => setTimeout(resolve, UNHURRIED_MS));
  const receipts: string[] = [];
  for (const [n, token] of tokens.entries()) {
    const person = { where: `Bench ${n}`, concerns: 'housing', relation: 'neighbor', language };
    const form = { token, step: 'send', for: 'other', danger: 'no', website: machine ? 'https://trap.example' : '', ...person };
    const sent = await request.post(address, { form, headers: { origin, 'sec-fetch-site': 'same-origin' } });
    receipts.push(/\d{4} \d{4} \d{4} \d{4}/.exec(await sent.text())?.[0] ?? `none: ${sent.status()}`);
  }
  return receipts;
}
