import type { APIRoute } from 'astro';
import { securityText } from '#src/features/trust/securityText.ts';

export const prerender = false;

/** Whom to tell of a hole in the portal's security (RFC 9116). */
export const GET: APIRoute = ({ locals }) =>
  new Response(securityText(locals.ports), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'public, max-age=300' },
  });
