/**
 * What a worker can say to somebody whose language they hardly speak: read from the page, beside the same in the worker's own. Heard by
 * whoever picks up the phone, so no line says that somebody wrote about somebody before the caller knows who listens.
 */
export const spoken = {
  little: 'I speak only a little of your language.',
  safe: 'Can you talk now? Are you somewhere safe?',
  who: 'My name is … I work with LEAD. I am not the police.',
  got: 'I got your message. Thank you.',
  interpreter: 'One moment. An interpreter is coming to the phone.',
  when: 'When can we talk? What day, and at what time?',
  again: 'Can you say it once more, slowly?',
  papers: 'I do not ask about papers.',
  silence: 'I cannot say what became of the person. That keeps them safe.',
  danger: 'If anybody is in danger, hang up and call 911.',
};
