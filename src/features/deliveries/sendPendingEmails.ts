import { eachAlone } from '#src/domain/eachAlone.ts';
import { nextTry } from '#src/domain/letters.ts';
import type { Delivery, Letter } from '#src/ports/letters.ts';
import type { Ports } from '#src/ports.ts';
import { meetEarlyEvents } from './receiveMailEvent.ts';
import { writeLetter } from './writeLetter.ts';

export interface SendPendingEmailsResult {
  readonly sent: number;
  readonly retrying: number;
  readonly givenUp: number;
  /** Letters that nobody is owed any more: the worker is suspended, the code ran out. */
  readonly dropped: number;
}

/** Longer than a hanging provider can hold one letter (8 s), so no other run takes the same letter. */
const TAKEN_FOR_MS = 30_000;

const underWay = new WeakMap<object, Promise<SendPendingEmailsResult>>();

/**
 * Sends the letters that are due, one after the other. A letter that could not leave keeps its next try or is marked as
 * failed; none that somebody is owed is lost. While a run is under way, asking again answers with that run. `goOn` ends it early, between two
 * letters.
 */
export function sendPendingEmails(ports: Ports, goOn: () => boolean = () => true): Promise<SendPendingEmailsResult> {
  const running = underWay.get(ports.deliveries);
  if (running) return running;
  const run = sendAll(ports, goOn).finally(() => underWay.delete(ports.deliveries));
  underWay.set(ports.deliveries, run);
  return run;
}

async function sendAll(ports: Ports, goOn: () => boolean): Promise<SendPendingEmailsResult> {
  const counts = { sent: 0, retrying: 0, givenUp: 0, dropped: 0 };
  // The provider is down or wants a rest: the other letters would only meet the same, each for up to eight seconds.
  let troubled = false;
  try {
    await eachAlone(
      dueLetters(ports, () => goOn() && !troubled),
      async (delivery) => {
        const done = await writeAndSend(ports, delivery);
        counts[done.count] += 1;
        troubled = done.troubled;
      },
    );
  } finally {
    if (Object.values(counts).some((count) => count > 0)) ports.log.event('letters', counts);
  }
  return counts;
}

interface Done {
  readonly count: keyof SendPendingEmailsResult;
  /** The provider could not take the letter now. */
  readonly troubled: boolean;
}

/** One at a time: a letter taken and not reached would wait for nothing. */
async function* dueLetters({ deliveries, clock }: Ports, goOn: () => boolean): AsyncGenerator<Delivery> {
  while (goOn()) {
    const now = clock.now();
    const [delivery] = await deliveries.takeDue(now, now + TAKEN_FOR_MS, 1);
    if (!delivery) return;
    yield delivery;
  }
}

async function writeAndSend(ports: Ports, delivery: Delivery): Promise<Done> {
  const answer = await writeLetter(ports, delivery, ports.clock.now());
  if (answer.kind === 'written') return send(ports, delivery, answer.letter);
  await ports.deliveries.drop(delivery.id);
  return { count: 'dropped', troubled: false };
}

async function send(ports: Ports, delivery: Delivery, letter: Letter): Promise<Done> {
  const answer = await ports.mailer.send(letter);
  const now = ports.clock.now();
  if (answer.kind === 'sent') {
    await ports.deliveries.markSent(delivery.id, now, answer.messageId);
    if (answer.messageId) await meetEarlyEvents(ports, answer.messageId);
    return { count: 'sent', troubled: false };
  }
  const tried = { ...delivery, tries: delivery.tries + 1 };
  const nextAt = answer.retry ? nextTry(tried, now, answer.retryAfter) : null;
  await ports.deliveries.markFailed(delivery.id, answer.code, nextAt);
  ports.log.event('letter-failed', { code: answer.code, givenUp: nextAt === null });
  return { count: nextAt === null ? 'givenUp' : 'retrying', troubled: answer.retry };
}
