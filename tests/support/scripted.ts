import type { Instant } from '#src/domain/day.ts';
import type { Letter, MailAnswer, Mailer } from '#src/ports/letters.ts';
import type { Captcha, Clock, Logger } from '#src/ports.ts';
import { NEVER_LOGGED } from './people.ts';

export interface SettableClock extends Clock {
  set(now: Instant): void;
  advance(ms: number): void;
}

export function settableClock(start: Instant): SettableClock {
  let now = start;
  return {
    now: () => now,
    set(to) {
      now = to;
    },
    advance(ms) {
      now += ms;
    },
  };
}

export interface ScriptedMailer extends Mailer {
  /** Every letter that was handed over, also those that were answered with a failure. */
  readonly handed: readonly Letter[];
  /** Those that were answered with `sent`. */
  readonly sent: readonly Letter[];
  /** Answers of the next letters, in order; after them each letter is sent. */
  answerNext(...answers: readonly MailAnswer[]): void;
}

export function scriptedMailer(): ScriptedMailer {
  const handed: Letter[] = [];
  const sent: Letter[] = [];
  const script: MailAnswer[] = [];
  return {
    handed,
    sent,
    answerNext(...answers) {
      script.push(...answers);
    },
    async send(letter) {
      const answer = script.shift() ?? { kind: 'sent' };
      handed.push(letter);
      if (answer.kind === 'sent') sent.push(letter);
      return answer;
    },
  };
}

export interface ScriptedCaptcha extends Captcha {
  offered: boolean;
  answer: 'human' | 'bot' | 'unavailable';
}

export function scriptedCaptcha(): ScriptedCaptcha {
  const captcha: ScriptedCaptcha = { offered: true, answer: 'human', verify: async () => captcha.answer };
  return captcha;
}

export interface LoggedEvent {
  readonly name: string;
  readonly fields: Readonly<Record<string, string | number | boolean>>;
}

export interface StrictLogger extends Logger {
  readonly events: readonly LoggedEvent[];
  /** Throws when any line held something of an invented person, also where the first throw was caught. */
  assertNoLeak(): void;
}

/** Makes every test a leak test: a line that holds a name, phone or address of the invented people throws. */
export function strictLogger(): StrictLogger {
  const events: LoggedEvent[] = [];
  const leaks: string[] = [];
  const assertNoLeak = () => {
    if (leaks.length > 0) throw new Error(`personal data in the log: ${leaks.join(', ')}`);
  };
  return {
    events,
    assertNoLeak,
    event(name, fields = {}) {
      const line = JSON.stringify([name, fields]).toLowerCase();
      leaks.push(...NEVER_LOGGED.filter((text) => line.includes(text)));
      assertNoLeak();
      events.push({ name, fields });
    },
  };
}
