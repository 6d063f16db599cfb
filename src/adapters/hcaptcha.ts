import { z } from 'zod';
import type { Captcha } from '#src/ports.ts';

export interface HcaptchaOptions {
  readonly siteKey: string;
  readonly secret: string;
  readonly verifyUrl: string;
  /** Our own host name; an answer for another one does not count. */
  readonly hostname: string;
  /** Milliseconds in all (security/controls §0). */
  readonly timeout?: number;
}

const TIMEOUT = 4000;
const LONGEST_TOKEN = 4096;
const LONGEST_ANSWER = 8192;
// A token that hCaptcha calls bad, as opposed to a fault of ours or theirs (docs: siteverify error codes).
const BAD_TOKEN = ['missing-input-response', 'invalid-input-response', 'expired-input-response', 'already-seen-response'];

const ANSWER = z.object({
  success: z.boolean(),
  hostname: z.string().optional(),
  'error-codes': z.array(z.string()).default([]),
});

/**
 * Asks hCaptcha about a token (security/controls G3). Down, slow, redirecting, oversized or nonsensical answers are
 * `unavailable`: the message is held then, never refused. The npm package `hcaptcha` has no time-out and no address
 * option, so this is one fetch.
 */
export function hcaptcha(options: HcaptchaOptions): Captcha {
  return {
    offered: true,
    async verify(token) {
      if (token === '' || token.length > LONGEST_TOKEN) return 'bot';
      const body = await ask(options, token);
      const read = ANSWER.safeParse(body);
      return read.success ? judge(read.data, options.hostname) : 'unavailable';
    },
  };
}

function judge(answer: z.infer<typeof ANSWER>, hostname: string): 'human' | 'bot' | 'unavailable' {
  if (answer.success) return answer.hostname === hostname ? 'human' : 'bot';
  return answer['error-codes'].some((code) => BAD_TOKEN.includes(code)) ? 'bot' : 'unavailable';
}

async function ask(options: HcaptchaOptions, token: string): Promise<unknown> {
  try {
    const response = await fetch(options.verifyUrl, {
      method: 'POST',
      body: new URLSearchParams({ secret: options.secret, response: token, sitekey: options.siteKey }),
      redirect: 'error',
      signal: AbortSignal.timeout(options.timeout ?? TIMEOUT),
    });
    if (!response.ok) return null;
    const text = await response.text();
    return text.length > LONGEST_ANSWER ? null : JSON.parse(text);
  } catch {
    // Whatever went wrong on the way, the answer is the same: we do not know.
    return null;
  }
}
