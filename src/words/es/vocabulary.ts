import type { vocabulary as en } from '../en/vocabulary.ts';

export const vocabulary: typeof en = {
  topics: {
    'lead-101': 'LEAD: lo básico',
    communications: 'Hablar de LEAD',
    'data-and-evaluations': 'Datos y evaluación',
    'project-management': 'Dirigir el proyecto',
  },
  readers: {
    'business-owner': 'Negocios y tiendas',
    'faith-leader': 'Líderes de comunidades de fe',
    officer: 'Agentes de policía',
    prosecutor: 'Fiscales',
    official: 'Autoridades electas o designadas',
    'case-manager': 'Gestoras y gestores de casos (case managers)',
    evaluator: 'Quienes evalúan',
  },
  formats: {
    guide: 'Guía',
    brief: 'Resumen',
    card: 'Tarjeta',
    checklist: 'Lista para marcar',
    template: 'Plantilla',
    'talking-points': 'Ideas para hablar',
  },
  questionGroups: {
    idea: 'La idea',
    people: 'Las personas a quienes ayuda',
    courts: 'La policía y los tribunales',
    running: 'Llevar un programa',
  },
  evidenceTypes: {
    'peer-reviewed-article': 'Artículo revisado por especialistas',
    'systematic-review': 'Revisión sistemática',
    'rated-review': 'Calificación de un organismo que revisa estudios',
    'evaluation-report': 'Informe de evaluación',
    'program-figures': 'Cifras de un programa',
  },
  responseApproaches: {
    'harm-reduction': 'Reducción de daños',
    'pre-arrest-diversion': 'Desvío antes del arresto o del registro en la cárcel',
    'social-contact-referral': 'Referencia por contacto social',
    'community-referral': 'Referencia de la comunidad',
  },
  continuumOfCare: {
    'crisis-intervention': 'Ayuda en una crisis',
    'comprehensive-services': 'Servicios completos',
    'housing-education-employment': 'Vivienda, estudios y trabajo',
  },
};
