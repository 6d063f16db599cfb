/** The names of the fixed choices of the reading room (src/reading/vocabulary.ts), as readers see them. */
export const vocabulary = {
  topics: {
    'lead-101': 'LEAD 101',
    communications: 'Communications',
    'data-and-evaluations': 'Data & Evaluations',
    'project-management': 'Project Management',
  },
  readers: {
    'business-owner': 'Business owner',
    'faith-leader': 'Faith leader',
    officer: 'Officer',
    prosecutor: 'Prosecutor',
    official: 'Elected or appointed official',
    'case-manager': 'Case manager',
    evaluator: 'Evaluator',
  },
  formats: {
    guide: 'Guide',
    brief: 'Brief',
    card: 'Card',
    checklist: 'Checklist',
    template: 'Template',
    'talking-points': 'Talking points',
  },
  questionGroups: {
    idea: 'The idea',
    people: 'The people it serves',
    courts: 'Police and courts',
    running: 'Running a site',
  },
  evidenceTypes: {
    'peer-reviewed-article': 'Peer-reviewed article',
    'systematic-review': 'Systematic review',
    'rated-review': 'Rating by a review body',
    'evaluation-report': 'Evaluation report',
    'program-figures': 'Figures from a site',
  },
  responseApproaches: {
    'harm-reduction': 'Harm reduction',
    'pre-arrest-diversion': 'Diversion before arrest or booking',
    'social-contact-referral': 'Social contact referral',
    'community-referral': 'Community referral',
  },
  continuumOfCare: {
    'crisis-intervention': 'Crisis intervention',
    'comprehensive-services': 'Comprehensive services',
    'housing-education-employment': 'Housing, education and employment',
  },
};
