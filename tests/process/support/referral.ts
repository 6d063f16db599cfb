import { openDatabase } from '#db/client.ts';
import { howMuchIsStored } from '#tests/support/howMuchIsStored.ts';
import type { PortalHome } from './portalHome.ts';
import type { Visited, Visitor } from './visitor.ts';

export const FORM = '/refer/demo-north-lead/';
/** A form sent within three seconds is held; a person is slower. */
const A_PERSON_MS = 3_200;

/** Waits as long as a person needs for a form at the least. */
export const asAPerson = () => new Promise((resolve) => setTimeout(resolve, A_PERSON_MS));

/** Opens a form, fills it in and comes as far as the page whose button is Send. */
export async function upToSend(me: Visitor, different: Readonly<Record<string, string | readonly string[]>> = {}): Promise<Visited> {
  const form = await me.get(FORM);
  const filled = { danger: 'no', where: 'By the fountain', concerns: 'housing', relation: 'neighbor', ...different };
  return me.press(form, 'check', filled);
}

/** The receipt that a page shows, sixteen digits; empty where there is none. */
export function receiptOn({ page }: Visited): string {
  return (/\d{4} \d{4} \d{4} \d{4}/.exec(page.text)?.[0] ?? '').replaceAll(' ', '');
}

/** Reads the database beside the server: how many rows messages have left. */
export async function storedIn(home: PortalHome) {
  const database = await openDatabase({ url: `file:${home.database}` });
  try {
    return await howMuchIsStored(database);
  } finally {
    database.close();
  }
}
