import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ageVault } from '#src/adapters/ageVault.ts';
import { portalSigner } from '#src/adapters/signer.ts';
import golden from '#tests/golden/sealing-v1.json' with { type: 'json' };

// The file was written once by the first release. It is never made anew: what it holds lies in databases and on paper.
const vault = ageVault();
const identity = { site: golden.site, epoch: golden.epoch, identity: golden.keys.site.identity };

test('format 1: the passphrase and the cookie open the staff key', async () => {
  const key = { identity: golden.keys.worker.identity };

  expect(await vault.unwrapStaffKey(golden.wrapped, golden.passphrase)).toEqual({ kind: 'opened', key });
  expect(vault.unwrapFromSession(golden.session, golden.cookie)).toEqual(key);
  expect(vault.fingerprint(golden.keys.worker.recipient)).toBe(golden.fingerprint);
});

test('format 1: worker and sheet open their grants', async () => {
  const { worker, sheet } = golden.keys;

  expect(await vault.openGrant(worker, golden.grants.worker)).toEqual({ kind: 'opened', value: identity });
  expect(await vault.openGrant(sheet, golden.grants.recovery)).toEqual({ kind: 'opened', value: identity });
});

test('format 1: every part and the note open', async () => {
  const { sealed, parts, id } = golden;

  expect(await vault.openSummary(identity, id, sealed.summary)).toEqual({ kind: 'opened', value: parts.summary });
  expect(await vault.openDetails(identity, id, sealed.details)).toEqual({ kind: 'opened', value: parts.details });
  expect(await vault.openContact(identity, id, sealed.contact)).toEqual({ kind: 'opened', value: parts.contact });
  expect(await vault.openNote(identity, id, golden.sealedNote)).toEqual({ kind: 'opened', value: golden.note });
});

test('format 1: tokens, receipts and look-ups of an older release still count', () => {
  const { secret, ...written } = golden.signer;
  const signer = portalSigner({ secret });

  expect(signer.verify('form', written.signed)).toBe('a golden text');
  expect(signer.decrypt('done', written.encrypted)).toBe('a golden text');
  expect(signer.hash('session', golden.cookie)).toBe(written.sessionHash);
  expect(signer.hash('login-code', '12345678')).toBe(written.codeHash);
  expect(signer.receiptOf(written.token)).toBe(written.receipt);
  expect(signer.receiptIndex(written.receipt)).toBe(written.index);
  expect(signer.referralIdOf(written.receipt)).toBe(written.referralId);
});

test('the paper drill: with the sheet alone the age command opens a grant, and with what comes out an item', ({ skip }) => {
  if (!hasAge()) skip('the age command is not installed here (Debian: apt-get install age)');
  const folder = mkdtempSync(join(tmpdir(), 'paper-drill-'));
  try {
    const sheet = keep(folder, 'sheet.txt', `${golden.keys.sheet.identity}\n`);
    const epoch = keep(folder, 'epoch.txt', ageOpens(sheet, golden.grants.recovery.sealed));

    expect(JSON.parse(ageOpens(epoch, golden.sealed.details))).toMatchObject(golden.parts.details);
    expect(JSON.parse(ageOpens(epoch, golden.sealedNote))).toMatchObject(golden.note);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

function hasAge(): boolean {
  try {
    execFileSync('age', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function keep(folder: string, name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text, { mode: 0o600 });
  return file;
}

function ageOpens(identityFile: string, sealed: string): string {
  return execFileSync('age', ['-d', '-i', identityFile], { input: Buffer.from(sealed, 'base64') }).toString('utf8');
}
