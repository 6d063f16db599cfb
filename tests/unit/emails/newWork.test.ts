import { expect, test } from 'vitest';
import { newWork } from '#src/emails/newWork.ts';

test('the letter about new work has exactly the words of threat-model §6.7', () => {
  const letter = newWork({ publicOrigin: 'https://portal.example.org' });

  expect(letter).toEqual({
    subject: 'There is something to look at',
    text: "Sign in at https://portal.example.org/staff/ when you can. For everybody's safety no details are sent by email.",
  });
});
