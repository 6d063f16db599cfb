import type { Duplex } from 'node:stream';
import type { Doorway } from './doorway.ts';
import type { ErrorFacts } from './errorAnswer.ts';
import { errorStatusOf } from './errorPages.ts';
import type { ErrorStatus } from './errorWords.ts';
import { answerAndClose } from './rawAnswer.ts';
import { localeOfPath } from './requestTarget.ts';
import { logVisit, newRequestId, send, type Visit } from './visit.ts';

const NO_BODY = Buffer.alloc(0);

/** Answers with the error page of a status. A sender with more to say is answered at once and not listened to (controls A5). */
export function refuse(doorway: Doorway, visit: Visit, status: number, extra: Pick<ErrorFacts, 'allow' | 'retryAfter'> = {}): void {
  if (visit.isAnswered) return;
  const facts = { locale: localeOfPath(visit.path), requestId: visit.id, ...extra };
  const { headers, body } = doorway.errors(errorStatusOf(status), facts);
  // `res.socket` is null while an earlier answer on the same socket has not left yet.
  const { socket } = visit.res;
  if (!visit.hasMore || socket === null) {
    const closing = visit.hasMore ? ['Connection', 'close'] : [];
    send(visit, doorway.options.log, status, [...headers, ...closing], body);
    return;
  }
  const sent = visit.method === 'HEAD' ? NO_BODY : body;
  visit.req.resume();
  answerAndClose(socket, status, headers, sent, doorway.limits.lingerMs);
  logVisit(visit, doorway.options.log, status, sent.length);
}

/** Answers a socket on which no request could be read at all. */
export function refuseSocket(doorway: Doorway, socket: Duplex, status: ErrorStatus): void {
  const id = newRequestId();
  const { headers, body } = doorway.errors(status, { locale: 'en', requestId: id });
  answerAndClose(socket, status, headers, body, doorway.limits.lingerMs);
  doorway.options.log.event('request', { id, method: 'other', route: 'other', status, ms: 0, bytes: body.length });
}
