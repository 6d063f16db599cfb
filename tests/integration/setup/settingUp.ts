import { SESSION_COOKIE } from '#src/components/desk/deskRequest.ts';
import { inviteManager } from '#src/features/setup/inviteManager.ts';
import { csrfFor } from '#src/features/sign-in/csrf.ts';
import { signIn, unlockWith } from '#tests/integration/sign-in/signInSteps.ts';
import { addWorker, type Worker } from '#tests/support/aDesk.ts';
import { anAstro } from '#tests/support/anAstro.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { aListing } from '#tests/support/aSite.ts';
import type { TestPorts } from '#tests/support/testPorts.ts';

export const SLUG = 'north-lead';
type Page<T> = (astro: ReturnType<typeof anAstro>) => Promise<T | Response>;

/** Somebody's browser: it keeps its cookies from one page to the next. */
export interface Browser {
  readonly worker: Worker;
  /** Asks a page; with fields it posts them, with the proof of its own session. */
  ask<T>(page: Page<T>, path: string, fields?: Record<string, string>): Promise<Asked<T>>;
  lock(): Promise<void>;
}

export interface Asked<T> {
  /** The status, and where a redirect leads. */
  readonly told: string;
  readonly page: T | null;
}

/** A site whose first manager was invited. */
export async function anInvitedSite(ports: TestPorts, listing: Parameters<typeof aListing>[0] = {}): Promise<void> {
  await ports.sites.addMissing([aListing(listing)]);
  await inviteManager(ports, { slug: SLUG, email: 'uma@north-lead.example', name: 'Uma Made-Up' });
}

/** A worker of the site with a clean attestation and a key of their own, signed in and unlocked. */
export async function atTheDesk(ports: TestPorts, role: 'manager' | 'intake' = 'manager', name = 'Uma Made-Up'): Promise<Browser> {
  const worker = await addWorker(ports, { site: SLUG, role, name });
  const clean = { version: 1, swornOrProsecution: false, reportsToSuch: false, wouldHandOver: false, at: ports.clock.now() };
  await ports.staff.attest(worker.record.id, clean, anAuditEntry({ act: 'attestation' }));
  const cookies: Record<string, string> = {};
  cookies[SESSION_COOKIE] = await unlockWith(ports, await signIn(ports, worker, name), worker.passphrase);
  return {
    worker,
    async ask(page, path, fields) {
      const csrf = csrfFor(ports, ports.signer.hash('session', cookies[SESSION_COOKIE] ?? ''));
      const params = { step: path.split('/').at(-2) ?? '' };
      const astro = anAstro(ports, { path, cookies, params, ...(fields && { fields: { csrf, ...fields } }) });
      const answer = await page(astro);
      cookies[SESSION_COOKIE] = astro.cookies.get(SESSION_COOKIE)?.value ?? '';
      if (answer instanceof Response) return { told: `${answer.status} ${answer.headers.get('location') ?? ''}`.trim(), page: null };
      return { told: `${astro.response.status}`, page: answer };
    },
    async lock() {
      await ports.staff.lockSession(ports.signer.hash('session', cookies[SESSION_COOKIE] ?? ''));
    },
  };
}

/** The answers of each step, as a manager types them. */
export function typedAnswers(backup: string): Readonly<Record<string, Record<string, string>>> {
  const week = Object.fromEntries(
    [1, 2, 3, 4, 5].flatMap((day) => [
      [`intake.hours.${day}.opens`, '9 am'],
      [`intake.hours.${day}.closes`, '5 pm'],
    ]),
  );
  return {
    hours: { 'intake.hours.timeZone': 'America/Los_Angeles', ...week, 'intake.hours.holidays': 'December 25, 2026' },
    promise: { 'intake.promiseDays': '1' },
    reach: { 'intake.phone': '(206) 555-0170', 'intake.backupContact': backup, 'intake.readsLanguages': 'en', 'intake.takesMinors': 'no' },
    words: { 'intake.usually.en': 'We go there.', 'intake.usually.es': 'Vamos allí.' },
    readers: {
      'intake.governance.readers.en': 'case workers',
      'intake.governance.readers.es': 'personal de casos',
      'intake.governance.decides.en': 'the team',
      'intake.governance.decides.es': 'el equipo',
      'intake.governance.no_officer': 'yes',
    },
    erasing: {},
  };
}
