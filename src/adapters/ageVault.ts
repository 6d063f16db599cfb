import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { Vault } from '#src/ports/keys.ts';
import { fingerprint } from './fingerprint.ts';
import { unwrapUnder, wrapUnder } from './passphraseWrap.ts';
import { SCRYPT_LOG_N, scryptQueue } from './scryptQueue.ts';
import { openGrantWith, sealGrantTo } from './sealedGrant.ts';
import { openPart, sealPart } from './sealedPart.ts';
import { sessionWraps } from './sessionWrap.ts';

export interface VaultOptions {
  /** Tests wrap at a lower cost; what was wrapped says its own number. */
  readonly scryptLogN?: number;
}

/** The place of what is sealed to the Bureau's people, each by their own key. No site has such a name. */
const BUREAU = { site: '@bureau', epoch: 0 };

/** Seals with age (security/threat-model §6): it holds no key itself, each one comes as an argument. */
export function ageVault({ scryptLogN = SCRYPT_LOG_N }: VaultOptions = {}): Vault {
  const queue = scryptQueue();
  return {
    async sealReferral(key, id, parts) {
      const [summary, details, contact] = await Promise.all([
        sealPart(key, id, 'summary', parts.summary),
        sealPart(key, id, 'details', parts.details),
        sealPart(key, id, 'contact', parts.contact),
      ]);
      return { summary, details, contact };
    },
    sealNote: (key, id, note) => sealPart(key, id, 'note', note),
    openSummary: (identity, id, sealed) => openPart(identity, id, 'summary', sealed),
    openDetails: (identity, id, sealed) => openPart(identity, id, 'details', sealed),
    openContact: (identity, id, sealed) => openPart(identity, id, 'contact', sealed),
    openNote: (identity, id, sealed) => openPart(identity, id, 'note', sealed),
    async sealBureauMessage(recipients, id, summary, details) {
      const key = { ...BUREAU, recipient: recipients };
      return {
        summary: await sealPart(key, id, 'bureau-summary', summary),
        details: await sealPart(key, id, 'bureau-details', details),
      };
    },
    openMessageSummary: ({ identity }, id, sealed) => openPart({ ...BUREAU, identity }, id, 'bureau-summary', sealed),
    openMessageDetails: ({ identity }, id, sealed) => openPart({ ...BUREAU, identity }, id, 'bureau-details', sealed),
    sealClaim: (recipients, id, details) => sealPart({ ...BUREAU, recipient: recipients }, id, 'claim', details),
    openClaim: ({ identity }, id, sealed) => openPart({ ...BUREAU, identity }, id, 'claim', sealed),
    async newKey() {
      const identity = await generateX25519Identity();
      return { identity, recipient: await identityToRecipient(identity) };
    },
    sealGrant: sealGrantTo,
    openGrant: (key, grant) => openGrantWith(key.identity, grant),
    fingerprint,
    wrapStaffKey: (identity, passphrase) => wrapUnder(queue, scryptLogN, identity, passphrase),
    async unwrapStaffKey(wrapped, passphrase) {
      if (queue.isFull()) return { kind: 'busy' };
      const key = await unwrapUnder(queue, wrapped, passphrase);
      return key ? { kind: 'opened', key } : { kind: 'wrong' };
    },
    ...sessionWraps(queue, scryptLogN),
  };
}
