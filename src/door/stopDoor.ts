import type { Server } from 'node:http';

const LOOK_AGAIN_MS = 50;

/** Takes no new connections, lets running requests finish, and cuts whatever is left when the time is up. */
export async function stopDoor(door: Server, withinMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => door.close(() => resolve()));
  const idle = setInterval(() => door.closeIdleConnections(), LOOK_AGAIN_MS);
  const cut = setTimeout(() => door.closeAllConnections(), withinMs);
  await closed;
  clearInterval(idle);
  clearTimeout(cut);
}
