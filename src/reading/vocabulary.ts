/** The fixed choices of the reading room: every list that an editor picks from, with the words readers see. */

export const TOPICS = {
  'lead-101': 'LEAD 101',
  communications: 'Communications',
  'data-and-evaluations': 'Data & Evaluations',
  'project-management': 'Project Management',
} as const;

export const READERS = {
  'business-owner': 'Business owner',
  'faith-leader': 'Faith leader',
  officer: 'Officer',
  prosecutor: 'Prosecutor',
  official: 'Elected or appointed official',
  'case-manager': 'Case manager',
  evaluator: 'Evaluator',
} as const;

export const FORMATS = {
  guide: 'Guide',
  brief: 'Brief',
  card: 'Card',
  checklist: 'Checklist',
  template: 'Template',
  'talking-points': 'Talking points',
} as const;

export const QUESTION_GROUPS = {
  idea: 'The idea',
  people: 'The people it serves',
  courts: 'Police and courts',
  running: 'Running a site',
} as const;

export const EVIDENCE_TYPES = {
  'peer-reviewed-article': 'Peer-reviewed article',
  'systematic-review': 'Systematic review',
  'rated-review': 'Rating by a review body',
  'evaluation-report': 'Evaluation report',
  'program-figures': 'Figures from a site',
} as const;

export const RESPONSE_APPROACHES = {
  'harm-reduction': 'Harm reduction',
  'pre-arrest-diversion': 'Diversion before arrest or booking',
  'social-contact-referral': 'Social contact referral',
  'community-referral': 'Community referral',
} as const;

export const CONTINUUM_OF_CARE = {
  'crisis-intervention': 'Crisis intervention',
  'comprehensive-services': 'Comprehensive services',
  'housing-education-employment': 'Housing, education and employment',
} as const;

/** The keys of a list as a tuple that zod takes. */
export function keysOf<K extends string>(list: Readonly<Record<K, string>>): [K, ...K[]] {
  return Object.keys(list) as [K, ...K[]];
}
