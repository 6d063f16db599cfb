import { dayOf, daysBetween } from '#src/domain/day.ts';
import { eachAlone } from '#src/domain/eachAlone.ts';
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
  const done: Done = { rolled: 0, shredded: 0, paused: 0 };
  try {
    await eachAlone([keepEpochs, watchFewHolders], (deed) => deed(ports, done, closeForm));
  } finally {
    if (Object.values(done).some((count) => count > 0)) ports.log.event('keys', { ...done });
  }
  return done;
}

type Done = { -readonly [Name in keyof KeepKeysResult]: number };

async function keepEpochs(ports: Ports, done: Done): Promise<void> {
  const now = ports.clock.now();
  const sites = [...Map.groupBy(await ports.keys.lives(), (life) => life.site)];
  const rolls = sites.map(([site, epochs]) => async () => {
    const current = epochs.at(-1);
    if (current && isRollDue(current, now) && (await rollKeys(ports, { site, actor: 'job' })).kind === 'rolled') done.rolled += 1;
  });
  // A site whose key cannot be rolled does not keep its old grants for that.
  const shreds = sites.map(([site, epochs]) => async () => {
    const gone = await ports.keys.shred(site, epochsToShred(epochs, now));
    done.shredded += gone;
    if (gone > 0) await ports.audit.add({ at: now, actor: 'job', site, act: 'grant-removed', object: null, result: 'epoch-ended' });
  });
  await eachAlone([...rolls, ...shreds], (deed) => deed());
}

async function watchFewHolders(ports: Ports, done: Done, closeForm: ClosesForm): Promise<void> {
  const today = dayOf(ports.clock.now(), 'UTC');
  const found = await ports.keys.fewHolders();
  await ports.keys.noteFewHolders(
    found.map(({ site }) => site),
    today,
  );
  // Nobody is at work in the demonstration, and whoever tries it tomorrow has to find its form open.
  if (ports.settings.mode === 'demo') return;
  const over = found.filter((each) => isOver(each, today));
  await eachAlone(over, async ({ site }) => {
    if ((await closeForm(site)) === 'paused') done.paused += 1;
  });
}

function isOver({ since }: FewHolders, today: string): boolean {
  return since !== null && daysBetween(since, today) >= FEW_HOLDERS_DAYS;
}
