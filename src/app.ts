import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { isLocal, type OpenDatabase, openDatabase } from '#db/client.ts';
import { openStores } from '#db/stores.ts';
import { ageVault } from './adapters/ageVault.ts';
import { archiveFolders } from './adapters/archiveFolders.ts';
import { erasureFiles } from './adapters/erasureFiles.ts';
import { folderMailer, letterFolder } from './adapters/folderMailer.ts';
import { geonamesPlaces } from './adapters/geonamesPlaces.ts';
import { hcaptcha } from './adapters/hcaptcha.ts';
import { keptListsInMemory } from './adapters/keptLists.ts';
import { jsonLogger } from './adapters/logger.ts';
import { noCaptcha } from './adapters/noCaptcha.ts';
import { presenceInMemory } from './adapters/presence.ts';
import { randomIds } from './adapters/randomIds.ts';
import { rateLimit } from './adapters/rateLimit.ts';
import { resendMailer } from './adapters/resendMailer.ts';
import { resendWebhook } from './adapters/resendWebhook.ts';
import { restoringFile } from './adapters/restoringFile.ts';
import { portalSigner } from './adapters/signer.ts';
import { systemClock } from './adapters/systemClock.ts';
import { webauthn } from './adapters/webauthn.ts';
import type { Config } from './config.ts';
import { LIMITS, type LimitNumbers } from './domain/doubt.ts';
import type { Ports, Restoring } from './ports.ts';

// A thousand times the default numbers: for load and parallel tests (product §9, LIMITS).
const LOOSENESS = 1000;

let opened: Promise<Ports> | undefined;
let database: Promise<OpenDatabase> | undefined;

/** Opens the database once a process. */
export function getDatabase(config: Config): Promise<OpenDatabase> {
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  database ??= openDatabase({ url: config.databaseUrl, authToken: config.databaseAuthToken });
  return database;
}

/** Builds the ports once a process, on first use. This is the only file that knows everyone. */
export function getPorts(config: Config): Promise<Ports> {
  opened ??= buildPorts(config);
  return opened;
}

/** What a restore works on, brought to this version's schema by `migrate`. No database is opened here but the restored one. */
export function getRestoring(config: Config, migrate: (url: string) => Promise<void>): Restoring {
  return restoringFile({
    target: isLocal(config.databaseUrl) ? config.databaseUrl.replace(/^file:(?:\/\/(?=\/))?/, '') : null,
    async open(url) {
      await migrate(url);
      return getPorts({ ...config, databaseUrl: url });
    },
    close: async () => (await database?.catch(() => undefined))?.close(),
  });
}

async function buildPorts(config: Config): Promise<Ports> {
  const letters = resolve(config.dataDir, 'letters');
  return {
    ...openStores(await getDatabase(config)),
    vault: ageVault(),
    webauthn: webauthn({ origin: config.publicOrigin, name: 'LEAD Portal' }),
    signer: portalSigner({ secret: config.secret, previous: config.previousSecret }),
    mailer: config.resend ? resendMailer({ ...config.resend, from: config.mailFrom }) : folderMailer(letters),
    mailHook: config.webhookSecret ? resendWebhook(config.webhookSecret) : null,
    letterBox: config.mode === 'production' ? null : letterFolder(letters),
    captcha: config.hcaptcha ? hcaptcha({ ...config.hcaptcha, hostname: new URL(config.publicOrigin).hostname }) : noCaptcha,
    places: geonamesPlaces(),
    limits: rateLimit(),
    journal: erasureFiles(resolve(config.dataDir, 'journal')),
    archives: archiveFolders({ recipient: config.backupRecipient, isRemote: !isLocal(config.databaseUrl) }),
    presence: presenceInMemory(),
    keptLists: keptListsInMemory(),
    clock: systemClock,
    ids: randomIds,
    log: jsonLogger(),
    settings: {
      publicOrigin: config.publicOrigin,
      mode: config.mode,
      limits: limitNumbers(config.looseLimits),
      hcaptchaSiteKey: config.hcaptcha?.siteKey ?? null,
      operator: config.operator,
    },
  };
}

function limitNumbers(loose: boolean): LimitNumbers {
  if (!loose) return LIMITS;
  const { tokenYoungestSeconds, tokenOldestHours, passMinutes, ...counts } = LIMITS;
  const many = Object.fromEntries(Object.entries(counts).map(([name, n]) => [name, n * LOOSENESS]));
  return { ...LIMITS, ...many, tokenYoungestSeconds, tokenOldestHours, passMinutes };
}
