import { applyPatch, patchBetween } from '#src/domain/listing.ts';
import { isLive, type LiveSite, type PausedFor, type Site } from '#src/domain/site.ts';
import type { Climb, NewDelivery } from '#src/ports/letters.ts';
import type { StaffRecord } from '#src/ports/staff.ts';
import type { Ports } from '#src/ports.ts';
import { newChange, noteOf } from './newChange.ts';

export interface PauseFormAsked {
  readonly because: PausedFor;
  /** The rung of a missed promise that closes the form, taken in the same batch. */
  readonly climb?: Climb;
}

export type PauseFormResult = 'paused' | 'not-open' | 'moved-by-another';

/**
 * Closes a form that nobody looks behind, as a change of the listing: it stands in the history, says why in public, and any manager
 * opens the form again as after every pause. Managers and the Bureau get a letter. It never opens by itself.
 */
export async function pauseForm(ports: Ports, slug: string, asked: PauseFormAsked): Promise<PauseFormResult> {
  const before = await ports.sites.bySlug(slug);
  if (before === null || !isLive(before) || before.intake.status === 'paused') return 'not-open';
  const now = ports.clock.now();
  const patch = patchBetween(before, { 'intake.status': 'paused' });
  const decided = { state: 'live', patch, liveAt: now, reason: asked.because } as const;
  const change = newChange(ports, { site: slug, kind: 'edit', author: 'job', ...decided });
  const letters = await lettersAbout(ports, slug);
  const why = { at: now, actor: 'job', site: slug, act: 'site-paused', object: change.id, result: asked.because } as const;
  const saved = await ports.changes.save(
    {
      change,
      site: { before, after: pausedSite(before, change.patch, asked.because) },
      letters,
      audit: [noteOf(ports, 'listing-live', 'job', change), why],
      ...(asked.climb ? { climb: asked.climb } : {}),
    },
    0,
  );
  return saved === 'saved' ? 'paused' : saved;
}

function pausedSite(before: LiveSite, patch: ReturnType<typeof patchBetween>, pausedFor: PausedFor): Site {
  const applied = applyPatch(before, patch);
  if (applied.kind !== 'applied' || applied.site.intake === null) throw new Error('a patch does not fit the site it was made from');
  return { ...applied.site, intake: { ...applied.site.intake, pausedFor } };
}

/** To whoever can open the form again, or else to everybody of the site; and to the Bureau, which calls them. */
async function lettersAbout(ports: Ports, slug: string): Promise<NewDelivery[]> {
  const people = (await ports.staff.ofSite(slug)).filter(isThere);
  const managers = people.filter(({ role }) => role === 'manager');
  const bureau = (await ports.staff.ofBureau()).filter(isThere);
  const told = [...(managers.length > 0 ? managers : people), ...bureau];
  return told.map(({ id }) => ({
    id: ports.ids.next(),
    kind: 'form-paused',
    staffId: id,
    about: slug,
    nth: null,
    dueAt: ports.clock.now(),
    secret: null,
  }));
}

/** Whoever was invited and never came is not there either, and the address may not be theirs. */
function isThere({ status, onLeaveSince, invitedUntil }: StaffRecord): boolean {
  return status === 'active' && onLeaveSince === null && invitedUntil === null;
}
