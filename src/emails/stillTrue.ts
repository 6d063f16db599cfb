import { LINK_DAYS } from '#src/domain/freshness.ts';

/** The monthly letter. Its link opens a page; only a button there says yes, because mail scanners follow links. */
export function stillTrue(facts: { link: string }): { subject: string; text: string } {
  return {
    subject: 'Is your listing still true?',
    text: [
      'Once a month we ask each team to look at what people read about it. It takes about a minute.',
      `Look at it here: ${facts.link}`,
      `Opening the link changes nothing: you say yes with a button on the page. The link works for ${LINK_DAYS} days.`,
      'If nobody says yes for three months, the page tells people that it may be out of date.',
    ].join('\n\n'),
  };
}
