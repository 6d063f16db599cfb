import { PLACEHOLDER } from '#src/reading/checks/placeholders.ts';
import {
  CONTINUUM_OF_CARE,
  EVIDENCE_TYPES,
  FORMATS,
  QUESTION_GROUPS,
  READERS,
  RESPONSE_APPROACHES,
  TOPICS,
} from '#src/reading/vocabulary.ts';

export const KINDS = ['question', 'term', 'resource', 'study', 'source'] as const;
export type Kind = (typeof KINDS)[number];

/** The folder of each kind of file. */
export const FOLDER_OF = { question: 'faq', term: 'glossary', resource: 'toolkit', study: 'evidence', source: 'sources' } as const;

export interface Beginning {
  readonly title: string;
  readonly slug: string;
  /** The first free place in its collection. */
  readonly order: number;
  readonly today: string;
}

/** The text of a new file: it fits its schema, and the gate refuses it until each placeholder is filled in. */
export function textOf(kind: Kind, begin: Beginning): string {
  if (kind === 'source') return SOURCE;
  const facts = FACTS[kind](begin);
  return ['---', ...headOf(begin), ...facts, '---', ...BODY[kind], ''].join('\n');
}

function headOf({ title, today }: Beginning): string[] {
  return [
    `title: ${JSON.stringify(title)}`,
    `summary: "${PLACEHOLDER}: what the page says, in a sentence or two, 280 characters at most"`,
    'versions:',
    '  - version: "1.0"',
    `    effective: ${today}`,
    '    what: First published.',
    `related: [] # ${PLACEHOLDER}: three to six pages, as folder/file: faq/what-is-lead`,
  ];
}

const FACTS: Readonly<Record<Exclude<Kind, 'source'>, (begin: Beginning) => string[]>> = {
  question: ({ order }) => [choose('group', QUESTION_GROUPS), `order: ${order}`],
  term: () => [`short: "${PLACEHOLDER}: the term in one sentence, 240 characters at most"`, 'alsoCalled: []'],
  resource: ({ order }) => [
    choose('topic', TOPICS),
    chooseSome('audience', READERS),
    choose('format', FORMATS),
    'printable: false',
    `order: ${order}`,
  ],
  study: ({ order, slug }) => [
    `order: ${order}`,
    `design: "${PLACEHOLDER}: how it was done, and what it was compared with"`,
    `participants: null # ${PLACEHOLDER}: the number of people; null stays where none is published`,
    `place: "${PLACEHOLDER}: where"`,
    `years: "${PLACEHOLDER}: of which years the data are"`,
    `result: "${PLACEHOLDER}: the exact figure"`,
    `odds: false # ${PLACEHOLDER}: true where the result is told in odds`,
    'doesNotShow:',
    `  - "${PLACEHOLDER}: one thing that it does not show"`,
    `citation: ${slug}`,
    choose('typeOfEvidence', EVIDENCE_TYPES),
    chooseSome('responseApproach', RESPONSE_APPROACHES),
    chooseSome('continuumOfCare', CONTINUUM_OF_CARE),
  ],
};

const BODY: Readonly<Record<Exclude<Kind, 'source'>, readonly string[]>> = {
  question: [`${PLACEHOLDER}: the answer. A figure has its source behind it[^portal].`],
  term: [`${PLACEHOLDER}: what it means, and what it means at a LEAD site.`],
  resource: [`${PLACEHOLDER}: what this page is for.`, '', '## First section', '', `Advice: ${PLACEHOLDER}, or text with a source.`],
  study: [
    `${PLACEHOLDER}: the question that the study asked.`,
    ...['', '## How it was done', '', PLACEHOLDER, '', '## What was found', '', PLACEHOLDER, '', '## Keep in mind', '', PLACEHOLDER],
  ],
};

const SOURCE = `cite: "${PLACEHOLDER}: authors (year). Title. Where it appeared."
authors: [] # ${PLACEHOLDER}: [Last name, First name] or a body
# ${PLACEHOLDER}: published, url, doi; odds: true where its results are odds. Leave out what there is not.
`;

function choose(what: string, list: readonly string[]): string {
  return `${what}: ${list[0]} # ${PLACEHOLDER}: one of ${list.join(', ')}`;
}

function chooseSome(what: string, list: readonly string[]): string {
  return `${what}: [${list[0]}] # ${PLACEHOLDER}: those that fit of ${list.join(', ')}`;
}
