import type { Server } from 'node:http';

const LOOK_AGAIN_MS = 50;

/** Told to the door when it stops: answers that would go on forever end at once. */
export const STOPPING = 'stopping';

/** Takes no new connections, lets running requests finish, and cuts whatever is left when the time is up. */
export async function stopDoor(door: Server, withinMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => door.close(() => resolve()));
  door.emit(STOPPING);
  const idle = setInterval(() => door.closeIdleConnections(), LOOK_AGAIN_MS);
  const cut = setTimeout(() => door.closeAllConnections(), withinMs);
  await closed;
  clearInterval(idle);
  clearTimeout(cut);
}
