import type { ReadyReason } from '#src/domain/readyReasons.ts';

/** The words that stand in the story of an item when a ready reason was picked. */
export const readyReasons: Readonly<Record<ReadyReason, string>> = {
  'wait:no-room': 'The team is full right now.',
  'wait:later': 'The person is better met later.',
  'wait:more-to-know': 'We need to know more before we go.',
  'elsewhere:outside-area': 'Outside our area.',
  'elsewhere:other-service': 'Another service fits better.',
  'elsewhere:in-good-hands': 'Somebody the person trusts works with them already.',
  'declined:no': 'The person said no.',
  'declined:not-now': 'The person said: not now.',
  'declined:other-help': 'The person has other help.',
  'unfound:several-tries': 'We looked several times.',
  'unfound:no-place': 'The place that was given is not enough to find them.',
  'duplicate:same-person': 'Another message is about the same person.',
  'duplicate:sent-twice': 'The same message was sent twice.',
  'harassment:quarrel': 'It reads like a quarrel with the person.',
  'harassment:removal': 'It asks us to remove or punish somebody.',
  'wrong:nonsense': 'Advertising or nonsense.',
  'wrong:test': 'Somebody tried the form.',
  'wrong:complaint': 'A complaint, and no person to help.',
  'minor:sender-says': 'The sender says that the person is under 18.',
  'minor:we-learned': 'We learned that the person is under 18.',
  'reopen:mistake': 'It was closed by mistake.',
  'reopen:news': 'There is something new.',
};
