import { expect, test } from 'vitest';
import { bureauMessage } from '#src/emails/bureauMessage.ts';

test('the letter about a message to the Bureau is a constant with one link', () => {
  expect(bureauMessage({ publicOrigin: 'https://portal.example.org' })).toEqual({
    subject: 'A message waits at the Bureau',
    text: 'Sign in when you can: https://portal.example.org/bureau/messages/\n\nWhat was asked, and by whom, stands there alone. No letter repeats it.',
  });
});
