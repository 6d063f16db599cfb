import { HOUR, type Instant } from './day.ts';
import type { LimitNumbers } from './doubt.ts';

/** What a form token tells about itself. */
export type TokenAnswer =
  | { readonly kind: 'good'; readonly ageSeconds: number }
  | { readonly kind: 'expired' }
  | { readonly kind: 'not-ours' };

/** Judges the text of a token whose signature held: something random and the moment, `random|moment`. Null: it did not hold. */
export function judgeToken(text: string | null, now: Instant, limits: Pick<LimitNumbers, 'tokenOldestHours'>): TokenAnswer {
  const issuedAt = Number(text?.split('|')[1]);
  if (text === null || !Number.isFinite(issuedAt)) return { kind: 'not-ours' };
  const age = now - issuedAt;
  if (age > limits.tokenOldestHours * HOUR) return { kind: 'expired' };
  return { kind: 'good', ageSeconds: age / 1000 };
}
