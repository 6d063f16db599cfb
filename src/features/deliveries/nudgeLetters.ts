import type { Ports } from '#src/ports.ts';
import { sendPendingEmails } from './sendPendingEmails.ts';

/** Starts sending at once what has just become due, without keeping the page waiting: a nudge, not a promise. */
export function nudgeLetters(ports: Ports): void {
  sendPendingEmails(ports).catch(() => ports.log.event('letters-nudge-failed'));
}
