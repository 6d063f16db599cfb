import type { MailHook } from '#src/ports/letters.ts';
import type { Ports } from '#src/ports.ts';
import { mailEffect } from './mailEffect.ts';

export type ReceiveMailEventResult =
  | { readonly kind: 'taken' }
  /** Not signed by the provider, or not of these minutes. */
  | { readonly kind: 'not-genuine' }
  /** No secret is agreed with the provider. */
  | { readonly kind: 'not-set-up' };

/**
 * Takes what the mail provider posts of a letter, each event once (security/controls M5). A bounce or a complaint is noted at the
 * address, and work of which nobody was told moves on. What is about no letter of ours is kept, and changes nothing.
 */
export async function receiveMailEvent(
  ports: Ports,
  body: string,
  headers: Parameters<MailHook['read']>[1],
): Promise<ReceiveMailEventResult> {
  if (ports.mailHook === null) return { kind: 'not-set-up' };
  const event = ports.mailHook.read(body, headers);
  if (event === null) return { kind: 'not-genuine' };
  const letter = await ports.mailEvents.letterOf(event.messageId);
  const effect = letter && (await mailEffect(ports, letter, event.type));
  const kept = await ports.mailEvents.add({ ...event, at: ports.clock.now() }, effect);
  // Looked for once more: the letter may have been noted as sent while this was written.
  if (kept === 'added' && letter === null) await meetEarlyEvents(ports, event.messageId);
  return { kind: 'taken' };
}

/** Does what events change that came before their letter was noted as sent: a provider can be faster than our own note. */
export async function meetEarlyEvents(ports: Ports, messageId: string): Promise<void> {
  for (const type of await ports.mailEvents.typesOf(messageId)) {
    const letter = await ports.mailEvents.letterOf(messageId);
    const effect = letter && (await mailEffect(ports, letter, type));
    if (effect) await ports.mailEvents.apply(effect);
  }
}
