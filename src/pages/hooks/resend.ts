import type { APIRoute } from 'astro';
import { receiveMailEvent } from '#src/features/deliveries/receiveMailEvent.ts';

export const prerender = false;

const STATUS = { taken: 200, 'not-genuine': 400, 'not-set-up': 404 } as const;

/** Resend's own server posts here what became of a letter (security/controls M5). */
export const POST: APIRoute = async ({ request, locals }) => {
  const header = (name: string) => request.headers.get(name) ?? '';
  const headers = { id: header('svix-id'), timestamp: header('svix-timestamp'), signature: header('svix-signature') };
  const answer = await receiveMailEvent(locals.ports, await request.text(), headers);
  return new Response(answer.kind === 'taken' ? 'ok\n' : null, { status: STATUS[answer.kind], headers: { 'Content-Type': 'text/plain' } });
};
