import type { APIRoute } from 'astro';

export const prerender = false;

/** A plain page that says nothing about the person who opens it (security/controls E5). */
const NEUTRAL = 'https://www.weather.gov/';

/** Quick exit: clears what this browser holds of us and moves on; it says itself that history is not erased. */
export const GET: APIRoute = () =>
  new Response(null, { status: 303, headers: { Location: NEUTRAL, 'Clear-Site-Data': '"cache", "cookies", "storage"' } });
