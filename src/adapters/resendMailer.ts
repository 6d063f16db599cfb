import { setTimeout } from 'node:timers/promises';
import { Resend } from 'resend';
import { HOUR } from '#src/domain/day.ts';
import type { Letter, MailAnswer, Mailer } from '#src/ports/letters.ts';

export interface ResendMailerOptions {
  readonly apiKey: string;
  readonly from: string;
  /** Another address of the service (RESEND_BASE_URL). */
  readonly baseUrl?: string | undefined;
  readonly timeoutMs?: number;
  readonly spacingMs?: number;
}

/** The SDK itself waits for ever (security/controls §0 and M2: abort after 8 s). */
const TIMEOUT_MS = 8_000;
/** The service takes two requests a second from a team (security/controls §0, outbound). */
const SPACING_MS = 500;
/** A longer wish is a used-up quota or a mistake: trying each hour keeps the letter alive (security/controls §0: 1 m → 1 h). */
const LONGEST_WAIT = HOUR;
/** Statuses below 500 that another try can cure: request timeout and rate limit. */
const CURABLE = [408, 429];

/** Sends letters through Resend, as text only, so that nothing in them can be tracked. */
export function resendMailer(options: ResendMailerOptions): Mailer {
  const { apiKey, from, baseUrl, timeoutMs = TIMEOUT_MS, spacingMs = SPACING_MS } = options;
  const resend = new Resend(apiKey, baseUrl ? { baseUrl: baseUrl.replace(/\/+$/, '') } : {});
  let free = 0;
  return {
    async send({ to, subject, text, idempotencyKey }: Letter): Promise<MailAnswer> {
      // Kept here and not by whoever sends: the pages and the jobs each have their own run, and both come through here.
      const now = performance.now();
      const turn = Math.max(now, free);
      free = turn + spacingMs;
      await setTimeout(turn - now);
      const signal = AbortSignal.timeout(timeoutMs);
      const { data, error, headers } = await resend.emails.send({ from, to, subject, text }, { idempotencyKey, signal });
      // The SDK never throws: a refusal, a hang and a dead line all come back here. A 500 with the body {} gives an
      // error without any field, so its presence alone counts.
      return error === null ? { kind: 'sent', messageId: idOf(data) } : failed(error, headers);
    },
  };
}

/** What the service calls the letter; its word of a bounce comes under this name. Its answers are not checked by the SDK. */
function idOf(data: { id?: unknown } | null): string | null {
  return typeof data?.id === 'string' ? data.id : null;
}

function failed(error: { statusCode?: unknown; name?: unknown }, headers: Record<string, string> | null): MailAnswer {
  const status = typeof error.statusCode === 'number' ? error.statusCode : null;
  const retryAfter = readRetryAfter(headers?.['retry-after']);
  return {
    kind: 'failed',
    code: status === null ? (headers === null ? 'no-answer' : 'odd-answer') : `http-${status}`,
    retry: isCurable(status, error.name),
    ...(retryAfter === null ? {} : { retryAfter }),
  };
}

function isCurable(status: number | null, name: unknown): boolean {
  // Our own earlier try, given up here after 8 s, may still be under way there.
  if (name === 'concurrent_idempotent_requests') return true;
  return status === null || status >= 500 || CURABLE.includes(status);
}

/** Seconds or an HTTP date (RFC 9110 §10.2.3), as milliseconds from now. */
function readRetryAfter(header: string | undefined): number | null {
  if (!header) return null;
  const wait = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), LONGEST_WAIT) : null;
}
