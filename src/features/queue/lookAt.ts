import type { Unlocked } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';

/** Notes that this worker looks at an item of their site, and answers the names of colleagues who have it open now. */
export function lookAt(ports: Ports, worker: Unlocked, id: string): Promise<string[]> {
  return namesOf(ports, worker, othersAt(ports, worker, id));
}

/** Notes that this worker looks at an item, and answers the ids of colleagues who have it open now. All of it stands in memory. */
export function othersAt({ presence }: Ports, { staff }: Unlocked, id: string): string[] {
  presence.see(id, staff.id);
  return presence.here(id).filter((each) => each !== staff.id);
}

/** What colleagues of a worker's site are called, in the order of the site's list. */
export async function namesOf(ports: Ports, { staff }: Unlocked, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  return (await ports.staff.ofSite(staff.site)).filter((person) => ids.includes(person.id)).map(({ name }) => name);
}
