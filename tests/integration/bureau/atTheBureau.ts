import type { AstroGlobal } from 'astro';
import { SESSION_COOKIE } from '#src/components/desk/deskRequest.ts';
import type { Patch } from '#src/domain/listing.ts';
import type { ListingChange } from '#src/domain/listingChange.ts';
import type { SignedIn } from '#src/domain/staff.ts';
import { proposeChange } from '#src/features/listings/proposeChange.ts';
import { csrfFor } from '#src/features/sign-in/csrf.ts';
import { signIn, unlockWith } from '#tests/integration/sign-in/signInSteps.ts';
import { addReader } from '#tests/support/aBureau.ts';
import { addWorker, type Worker } from '#tests/support/aDesk.ts';
import { anAstro } from '#tests/support/anAstro.ts';
import type { TestPorts } from '#tests/support/testPorts.ts';

/** Somebody at a browser. */
export interface Sitting {
  readonly worker: Worker;
  cookie: string;
}

/** Signs somebody in, and unlocks unless they stay locked. */
export async function sitDown(ports: TestPorts, worker: Worker, { locked = false } = {}): Promise<Sitting> {
  const cookie = await signIn(ports, worker, worker.record.id);
  return { worker, cookie: locked ? cookie : await unlockWith(ports, cookie, worker.passphrase) };
}

/** Two people of the Bureau, unlocked. */
export async function twoOfTheBureau(ports: TestPorts): Promise<[Sitting, Sitting]> {
  return [await sitDown(ports, await addReader(ports, 'Cleo Bellweather')), await sitDown(ports, await addReader(ports, 'Dell Thistle'))];
}

export interface Asked {
  readonly path: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly fields?: Readonly<Record<string, string>>;
}

type BureauPage = (astro: AstroGlobal) => Promise<object>;

/** Asks for a page of the Bureau as a browser does, with the proof of its session; a renewed cookie is kept. */
export async function ask<Page extends BureauPage>(ports: TestPorts, sitting: Sitting, page: Page, { path, params = {}, fields }: Asked) {
  const csrf = csrfFor(ports, ports.signer.hash('session', sitting.cookie));
  const posted = fields && { csrf, ...fields };
  const astro = anAstro(ports, { path, params, cookies: { [SESSION_COOKIE]: sitting.cookie }, ...(posted ? { fields: posted } : {}) });
  const answer = (await page(astro)) as Awaited<ReturnType<Page>>;
  sitting.cookie = astro.cookies.get(SESSION_COOKIE)?.value ?? sitting.cookie;
  const told = answer instanceof Response ? `${answer.status} ${answer.headers.get('location') ?? ''}`.trim() : `${astro.response.status}`;
  return { answer, told };
}

/** A manager of the site, signed in. */
export async function aManager(ports: TestPorts, site = 'north-lead'): Promise<SignedIn> {
  const { record } = await addWorker(ports, { site, role: 'manager', name: 'Basil Lanternlight' });
  const { id, role, name } = record;
  return { staff: { id, site, role, name }, sessionId: 'a-session', csrf: 'a-token', since: 0 };
}

/** Proposes a change that waits for the Bureau. */
export async function aWaitingChange(ports: TestPorts, who: SignedIn, patch: Patch): Promise<ListingChange> {
  const answer = await proposeChange(ports, who, 'north-lead', patch, { source: 'our own page', reason: 'We moved' });
  if (answer.kind !== 'proposed' || answer.waiting === null) throw new Error(`proposing answered ${answer.kind}`);
  return answer.waiting;
}
