import { DAY_LONG } from '#src/domain/day.ts';
import type { Ports } from '#src/ports.ts';
import { type DeskNumbers, numbersOfSite } from './deskNumbers.ts';
import { queuePrint } from './queuePrint.ts';

/** What a desk is told without a reload: the two numbers that even a locked session may know, and a print of the queue. */
export interface DeskNews extends DeskNumbers {
  readonly print: string;
}

/** How often a site's queue is looked at while anybody listens; all who listen share one look. */
const LOOK_MS = 2_000;
/** An erasure leaves no row of the site, and a promise runs out by the clock alone: so often the rows are counted anyway. */
const COUNT_MS = 30_000;

/** An arrival's row is dated noon of its day, so before what came in the afternoon; noon is never further away, whatever the zone. */
const ARRIVAL_DATED_MS = DAY_LONG;

/** One site's queue, while somebody listens. */
interface Room {
  readonly listeners: Set<(news: DeskNews) => void>;
  readonly timer: NodeJS.Timeout;
  latest: number | null;
  countedAt: number;
  news: DeskNews | null;
  isLooking: boolean;
}

// By the ports, so that two portals in one process (tests) do not hear each other.
const rooms = new WeakMap<Ports, Map<string, Room>>();

/** The news of one site, read now. */
export async function deskNews(ports: Ports, site: string): Promise<DeskNews> {
  const numbers = await numbersOfSite(ports, site);
  return { ...numbers, print: queuePrint(ports, site, await ports.referrals.stateSums(site), numbers) };
}

/** Tells the news of a site now and at each change, until the answered function is called. */
export function listenToDesk(ports: Ports, site: string, hear: (news: DeskNews) => void): () => void {
  const ofPorts = rooms.get(ports) ?? new Map<string, Room>();
  rooms.set(ports, ofPorts);
  const room = ofPorts.get(site) ?? openRoom(ports, site);
  ofPorts.set(site, room);
  room.listeners.add(hear);
  if (room.news === null) look(ports, site, room);
  else hear(room.news);
  return () => {
    room.listeners.delete(hear);
    if (room.listeners.size > 0) return;
    clearInterval(room.timer);
    if (ofPorts.get(site) === room) ofPorts.delete(site);
  };
}

function openRoom(ports: Ports, site: string): Room {
  const timer = setInterval(() => look(ports, site, room), LOOK_MS).unref();
  const room: Room = { listeners: new Set(), timer, latest: null, countedAt: 0, news: null, isLooking: false };
  return room;
}

/** One look of all listeners. A look that failed is told to the log by name, and comes again. */
function look(ports: Ports, site: string, room: Room): void {
  if (room.isLooking) return;
  room.isLooking = true;
  refresh(ports, site, room)
    .catch(() => ports.log.event('live-not-read'))
    .finally(() => {
      room.isLooking = false;
    });
}

// Whatever changes a queue leaves an audit row in the same batch: the latest one is found in an index, among those of a day, and only when
// there is a newer one are the rows counted.
async function refresh(ports: Ports, site: string, room: Room): Promise<void> {
  const latest = await ports.audit.newest(site, ports.clock.now() - ARRIVAL_DATED_MS);
  const now = performance.now();
  if (room.news !== null && latest === room.latest && now - room.countedAt < COUNT_MS) return;
  const news = await deskNews(ports, site);
  const isNew = news.print !== room.news?.print || news.fresh !== room.news.fresh;
  Object.assign(room, { latest, countedAt: now, news });
  if (isNew) for (const hear of room.listeners) hear(news);
}
