import type { Patch } from '#src/domain/listing.ts';
import type { OpeningHours } from '#src/domain/promise.ts';
import { keepDraft } from '#src/features/listings/draft.ts';
import type { ListingRoom } from '#src/features/listings/listingRoom.ts';
import type { Ports } from '#src/ports.ts';
import type { SiteStaff } from '../desk/deskRequest.ts';

/** Days closed with one press are closed in a draft of the hours too: submitting it later must not open them again. */
export async function closeInDraft(ports: Ports, who: SiteStaff, { draft }: ListingRoom, patch: Patch): Promise<void> {
  const [closed, drafted] = [patch['intake.hours']?.to, draft?.patch['intake.hours']] as [OpeningHours | undefined, Patch['intake.hours']];
  if (closed === undefined || drafted === undefined) return;
  const to = drafted.to as OpeningHours;
  const holidays = [...new Set([...to.holidays, ...closed.holidays])].toSorted();
  await keepDraft(ports, who, who.staff.site, { 'intake.hours': { ...drafted, to: { ...to, holidays } } });
}
