import { keepHalfWritten } from '#src/features/queue/halfWritten.ts';
import { holdsCsrf } from '#src/features/sign-in/csrf.ts';
import { type Asking, isUnlocked } from '#src/features/sign-in/currentStaff.ts';
import type { Ports } from '#src/ports.ts';
import type { ItemFields } from './itemPost.ts';

const NO_CONTENT = 204;

/** Answers the page's own script, which keeps words while somebody types them: by a status and nothing else. */
export async function answerDraft(ports: Ports, who: Asking | null, id: string, fields: ItemFields): Promise<Response> {
  if (who === null || !isUnlocked(who) || !(await holdsCsrf(ports, who, fields.csrf))) return status(403);
  const { note = '', reason = '', move = '' } = fields;
  const answer = await keepHalfWritten(ports, who, id, { note, reason, move });
  switch (answer.kind) {
    case 'kept':
    case 'nothing':
      ports.presence.see(id, who.staff.id);
      return status(NO_CONTENT);
    case 'refused':
      return status(422);
    case 'gone':
      return status(409);
    default:
      return status(404);
  }
}

function status(code: number): Response {
  return new Response(null, { status: code, headers: { 'Cache-Control': 'no-store' } });
}
