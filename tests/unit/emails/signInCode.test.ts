import { expect, test } from 'vitest';
import { signInCode } from '#src/emails/signInCode.ts';

const askedAt = Date.UTC(2026, 2, 3, 14, 5, 59);

test('the code stands alone on the first line, where it is easy to find and copy', () => {
  const { text } = signInCode({ code: '04820017', askedAt });

  expect(text.split('\n')[0]).toBe('04820017');
});

test('the letter says when somebody asked, to the minute and in UTC', () => {
  const { text } = signInCode({ code: '04820017', askedAt });

  expect(text).toContain('you asked from a browser at about 14:05 UTC');
});

test('the subject is a constant: a code on a locked screen is read by whoever passes', () => {
  const { subject } = signInCode({ code: '04820017', askedAt });

  expect(subject).toBe('Your code for signing in');
});

test('the letter holds no link', () => {
  const { text } = signInCode({ code: '04820017', askedAt });

  expect(text).not.toMatch(/https?:|www\.|\//);
});
