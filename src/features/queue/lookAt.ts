import type { Unlocked } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';

/** Notes that this worker looks at an item of their site, and answers the names of colleagues who have it open now. */
export async function lookAt(ports: Ports, { staff }: Unlocked, id: string): Promise<string[]> {
  ports.presence.see(id, staff.id);
  const others = ports.presence.here(id).filter((each) => each !== staff.id);
  if (others.length === 0) return [];
  return (await ports.staff.ofSite(staff.site)).filter((person) => others.includes(person.id)).map(({ name }) => name);
}
