import { HOUR, MINUTE } from '#src/domain/day.ts';
import { eachAlone, faultsOf } from '#src/domain/eachAlone.ts';
import { chainAudit } from '#src/features/audit/chainAudit.ts';
import { sendAuditHead } from '#src/features/audit/sendAuditHead.ts';
import { sendWeeklyLooks } from '#src/features/audit/weeklyLook.ts';
import { sendPendingEmails } from '#src/features/deliveries/sendPendingEmails.ts';
import { keepKeys } from '#src/features/keys/keepKeys.ts';
import { climbLadders } from '#src/features/ladders/climbLadders.ts';
import { applyDueChanges } from '#src/features/listings/applyDueChanges.ts';
import { askStillTrue } from '#src/features/listings/askStillTrue.ts';
import { pauseForm } from '#src/features/listings/pauseForm.ts';
import { returnUntouched } from '#src/features/queue/returnUntouched.ts';
import { eraseDueReferrals } from '#src/features/retention/eraseDueReferrals.ts';
import { eraseShortLived } from '#src/features/retention/eraseShortLived.ts';
import { isErasingHalted } from '#src/features/retention/isErasingHalted.ts';
import { keepNewInJournal } from '#src/features/retention/keepJournal.ts';
import { warnOfErasure } from '#src/features/retention/warnOfErasure.ts';
import type { Ports } from '#src/ports.ts';
import { rehearseSites } from './rehearseSites.ts';

export interface Jobs {
  /** Ends the timers and answers when the job under way has ended. */
  stop(): Promise<void>;
  /** True from a purge that refused because of the clock until one goes on again: health is red (security/controls K5). */
  isHalted(): boolean;
}

/** How often each job runs. Letters: as often as the first retry of a sign-in letter needs it (src/domain/letters.ts). */
export const EVERY = {
  letters: MINUTE / 4,
  journal: MINUTE,
  purge: HOUR,
  'short-lived': 10 * MINUTE,
  changes: MINUTE,
  freshness: HOUR,
  untouched: HOUR,
  ladders: 5 * MINUTE,
  keys: HOUR,
  rehearsals: 10 * MINUTE,
  chain: MINUTE,
  calendar: 10 * MINUTE,
} as const;
export type JobName = keyof typeof EVERY;

export interface JobsOptions {
  readonly every?: Readonly<Record<JobName, number>>;
  /** Told each failure after it was logged, so that the server can end when its database is stuck (security/controls K3). */
  readonly onFailure?: (error: unknown) => void;
}

/** Starts the portal's own work: letters, the journal, the purge, what lives shortly, changes of listings whose hours are over, and asking sites. Jobs run one at a time, each once at the start. */
export function startJobs(ports: Ports, { every = EVERY, onFailure }: JobsOptions = {}): Jobs {
  let stopping = false;
  let halted = false;
  let journaled: number | null = null;
  const deeds: Readonly<Record<JobName, () => Promise<unknown>>> = {
    letters: () => sendPendingEmails(ports, () => !stopping),
    // Before the purge, which writes the journal whole: what comes between the two is not missed.
    journal: async () => {
      journaled = await keepNewInJournal(ports, journaled);
    },
    purge: async () => {
      halted = (await eraseDueReferrals(ports, { actor: 'job' })).kind === 'refused';
    },
    'short-lived': async () => {
      await eraseShortLived(ports);
      // An operator who forced the purge from the command line does not wait an hour to see it.
      if (halted) halted = await isErasingHalted(ports);
    },
    chain: () => chainAudit(ports, () => !stopping),
    calendar: async () => {
      await eachAlone([sendWeeklyLooks, warnOfErasure, sendAuditHead], (deed) => deed(ports));
    },
    changes: () => applyDueChanges(ports),
    freshness: () => askStillTrue(ports),
    untouched: () => returnUntouched(ports),
    rehearsals: () => rehearseSites(ports),
    keys: async () => {
      if (!(await isErasingHalted(ports))) await keepKeys(ports, (site) => pauseForm(ports, site, { because: 'too-few-keys' }));
    },
    ladders: () => climbLadders(ports, (site, climb) => pauseForm(ports, site, { because: 'promise-missed', climb })),
  };
  const names = Object.keys(deeds) as JobName[];
  const inLine = new Set<JobName>();
  let line = Promise.resolve();

  function ask(name: JobName): void {
    if (stopping || inLine.has(name)) return;
    inLine.add(name);
    line = line.then(async () => {
      inLine.delete(name);
      if (!stopping) await attempt(ports, name, deeds[name], onFailure);
    });
  }

  const timers = names.map((name) => setInterval(ask, every[name], name));
  for (const name of names) ask(name);
  return {
    stop() {
      stopping = true;
      for (const timer of timers) clearInterval(timer);
      return line;
    },
    isHalted: () => halted,
  };
}

/** A job that fails is told to the log, by code only, and comes again at its next time. */
async function attempt(ports: Ports, job: JobName, deed: () => Promise<unknown>, onFailure?: (error: unknown) => void): Promise<void> {
  try {
    await deed();
  } catch (error) {
    // Each code once: what is wrong with all sites at once is no news a thousand times.
    for (const [code, fault] of new Map(faultsOf(error).map((one) => [codeOf(one), one]))) {
      ports.log.event('job-failed', { job, code });
      onFailure?.(fault);
    }
  }
}

/** Messages of others may hold what they were working on, so only a name or code is told (security/controls L2). */
function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (typeof code === 'string' && /^[A-Z0-9_]+$/.test(code)) return code;
  return error instanceof Error ? error.name : 'unknown';
}
