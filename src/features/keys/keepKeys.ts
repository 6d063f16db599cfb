import { dayOf, daysBetween } from '#src/domain/day.ts';
import { epochsToShred, FEW_HOLDERS_DAYS, isRollDue } from '#src/domain/keyLives.ts';
import type { FewHolders } from '#src/ports/keys.ts';
import type { Ports } from '#src/ports.ts';
import { rollKeys } from './rollKeys.ts';

export interface KeepKeysResult {
  readonly rolled: number;
  /** Grants of epochs that ended long ago: with them, no key of what was sealed then exists any more. */
  readonly shredded: number;
  readonly paused: number;
}

/** Closes the form of a site, saying why. Given as an argument, because listings are another feature's. */
export type ClosesForm = (site: string) => Promise<'paused' | 'not-open' | 'moved-by-another'>;

/**
 * What the keys of all live sites need without anybody pressing anything: a roll each quarter, the end of old grants, and the pause of a
 * form that fewer than two people could open for two weeks. Safe to run as often as one likes, but only while the clock is believed: a
 * grant that goes by a wrong clock never comes back.
 */
export async function keepKeys(ports: Ports, closeForm: ClosesForm): Promise<KeepKeysResult> {
  const done = { ...(await keepEpochs(ports)), paused: await watchFewHolders(ports, closeForm) };
  if (Object.values(done).some((count) => count > 0)) ports.log.event('keys', done);
  return done;
}

async function keepEpochs(ports: Ports): Promise<Pick<KeepKeysResult, 'rolled' | 'shredded'>> {
  const done = { rolled: 0, shredded: 0 };
  const now = ports.clock.now();
  for (const [site, epochs] of Map.groupBy(await ports.keys.lives(), (life) => life.site)) {
    const current = epochs.at(-1);
    if (current && isRollDue(current, now)) {
      const rolled = await unlessBroken(ports, rollKeys(ports, { site, actor: 'job' }));
      if (rolled?.kind === 'rolled') done.rolled += 1;
    }
    const gone = await ports.keys.shred(site, epochsToShred(epochs, now));
    done.shredded += gone;
    if (gone > 0) await ports.audit.add({ at: now, actor: 'job', site, act: 'grant-removed', object: null, result: 'epoch-ended' });
  }
  return done;
}

/** One site that cannot be helped must not keep the others waiting, nor its own old grants alive; what the database throws ends the run. */
async function unlessBroken<T>(ports: Ports, deed: Promise<T>): Promise<T | null> {
  try {
    return await deed;
  } catch (fault) {
    if (fault instanceof Error && fault.message.startsWith('database: ')) throw fault;
    ports.log.event('keys-not-kept', { name: fault instanceof Error ? fault.name : 'unknown' });
    return null;
  }
}

async function watchFewHolders(ports: Ports, closeForm: ClosesForm): Promise<number> {
  const today = dayOf(ports.clock.now(), 'UTC');
  const found = await ports.keys.fewHolders();
  await ports.keys.noteFewHolders(
    found.map(({ site }) => site),
    today,
  );
  // Nobody is at work in the demonstration, and whoever tries it tomorrow has to find its form open.
  if (ports.settings.mode === 'demo') return 0;
  let paused = 0;
  for (const { site } of found.filter((each) => isOver(each, today))) {
    if ((await unlessBroken(ports, closeForm(site))) === 'paused') paused += 1;
  }
  return paused;
}

function isOver({ since }: FewHolders, today: string): boolean {
  return since !== null && daysBetween(since, today) >= FEW_HOLDERS_DAYS;
}
