/** The fixed choices of the reading room: every list that an editor picks from. Readers see their names, of words.vocabulary. */

export const TOPICS = ['lead-101', 'communications', 'data-and-evaluations', 'project-management'] as const;

export const READERS = ['business-owner', 'faith-leader', 'officer', 'prosecutor', 'official', 'case-manager', 'evaluator'] as const;

export const FORMATS = ['guide', 'brief', 'card', 'checklist', 'template', 'talking-points'] as const;

export const QUESTION_GROUPS = ['idea', 'people', 'courts', 'running'] as const;

export const EVIDENCE_TYPES = [
  'peer-reviewed-article',
  'systematic-review',
  'rated-review',
  'evaluation-report',
  'program-figures',
] as const;

export const RESPONSE_APPROACHES = ['harm-reduction', 'pre-arrest-diversion', 'social-contact-referral', 'community-referral'] as const;

export const CONTINUUM_OF_CARE = ['crisis-intervention', 'comprehensive-services', 'housing-education-employment'] as const;
