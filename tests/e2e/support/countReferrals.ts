import { openDatabase } from '#db/client.ts';
import { dataFolder } from './dataFolder.ts';

/** How many messages the server under test holds. */
export async function countReferrals(): Promise<number> {
  const { client, close } = await openDatabase({ url: `file:${dataFolder()}/portal.db` });
  try {
    return Number((await client.execute('SELECT count(*) AS many FROM referrals')).rows[0]?.['many']);
  } finally {
    close();
  }
}
