import path from 'node:path';
import type { Client } from '@libsql/client';
import type { Database } from '#db/client.ts';
import { openStores } from '#db/stores.ts';
import { ageVault } from '#src/adapters/ageVault.ts';
import { archiveFolders } from '#src/adapters/archiveFolders.ts';
import { erasureFiles } from '#src/adapters/erasureFiles.ts';
import { keptListsInMemory } from '#src/adapters/keptLists.ts';
import { presenceInMemory } from '#src/adapters/presence.ts';
import { randomIds } from '#src/adapters/randomIds.ts';
import { rateLimit } from '#src/adapters/rateLimit.ts';
import { portalSigner } from '#src/adapters/signer.ts';
import { webauthn } from '#src/adapters/webauthn.ts';
import type { Instant } from '#src/domain/day.ts';
import { LIMITS } from '#src/domain/doubt.ts';
import type { Places, Ports, Settings } from '#src/ports.ts';
import { freshDatabase } from './freshDatabase.ts';
import {
  type ScriptedCaptcha,
  type ScriptedMailer,
  type SettableClock,
  type StrictLogger,
  scriptedCaptcha,
  scriptedMailer,
  settableClock,
  strictLogger,
} from './scripted.ts';

/** Monday 2 March 2026, 10:00 in Seattle: an open desk has just opened. */
export const TEST_START: Instant = Date.UTC(2026, 2, 2, 18);
// Wrapping at full cost takes a second; the vault's own tests do that.
const CHEAP_SCRYPT = 10;

export interface TestPorts extends Ports {
  readonly mailer: ScriptedMailer;
  readonly captcha: ScriptedCaptcha;
  readonly clock: SettableClock;
  readonly log: StrictLogger;
  readonly db: Database;
  readonly client: Client;
  /** The database file; its write-ahead log lies beside it. */
  readonly file: string;
  /** Removes the database, and fails when personal data was logged. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

export interface TestPortsAsked {
  readonly now?: Instant;
  readonly settings?: Partial<Settings>;
  readonly secret?: string;
  /** Whom backups are sealed to; nobody by default. */
  readonly backupRecipient?: string | null;
}

/** Real stores on a file of their own, real vault, signer, ids and limits; mail, captcha, clock and log are scripted. */
export async function testPorts({
  now = TEST_START,
  settings,
  secret = 'a secret for tests only, nowhere else',
  backupRecipient = null,
}: TestPortsAsked = {}): Promise<TestPorts> {
  const database = await freshDatabase();
  const clock = settableClock(now);
  const log = strictLogger();
  const close = async () => {
    await database.remove();
    log.assertNoLeak();
  };
  return {
    ...openStores(database),
    vault: ageVault({ scryptLogN: CHEAP_SCRYPT }),
    webauthn: webauthn({ origin: settings?.publicOrigin ?? 'http://localhost:4321', name: 'LEAD Portal' }),
    signer: portalSigner({ secret }),
    mailer: scriptedMailer(),
    mailHook: null,
    letterBox: null,
    captcha: scriptedCaptcha(),
    places: realPlaces,
    limits: rateLimit(clock),
    journal: erasureFiles(path.join(path.dirname(database.file), 'journal')),
    archives: archiveFolders({ recipient: backupRecipient, isRemote: false }),
    presence: presenceInMemory(clock),
    keptLists: keptListsInMemory(clock),
    clock,
    ids: randomIds,
    log,
    settings: { publicOrigin: 'http://localhost:4321', mode: 'test', limits: LIMITS, hcaptchaSiteKey: null, operator: null, ...settings },
    db: database.db,
    client: database.client,
    file: database.file,
    close,
    [Symbol.asyncDispose]: close,
  };
}

// The ZIP table is large; only tests that look for a place wait for it.
const realPlaces: Places = {
  find: async (typed) => (await openPlaces()).find(typed),
  milesToAll: async (areas) => (await openPlaces()).milesToAll(areas),
  middleOf: async (area) => (await openPlaces()).middleOf(area),
};

async function openPlaces(): Promise<Places> {
  const { geonamesPlaces } = await import('#src/adapters/geonamesPlaces.ts');
  return geonamesPlaces();
}
