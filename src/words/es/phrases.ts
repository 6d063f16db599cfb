import type { phrases as en } from '#src/words/en/phrases.ts';

export const phrases: typeof en = {
  status: {
    'short-staffed': (until) => (until === null ? 'En este momento nos falta personal.' : `Nos falta personal hasta el ${until}.`),
    full: (until) =>
      until === null ? 'En este momento no tenemos lugar para más personas.' : `No tenemos lugar para más personas hasta el ${until}.`,
    closed: (until) =>
      until === null ? 'En este momento nuestra oficina está cerrada.' : `Nuestra oficina está cerrada hasta el ${until}.`,
    slow: (until) =>
      until === null
        ? 'En este momento respondemos más despacio que de costumbre.'
        : `Respondemos más despacio que de costumbre hasta el ${until}.`,
  },
  whoInWords: {
    anyone: 'Cualquiera que sepa de alguien a quien le vendría bien ayuda.',
    partners: 'La policía y los grupos que trabajan con nosotros.',
    officers: 'Solo la policía puede referir a alguien.',
  },
  howToRefer: {
    form: 'Use el formulario de esta página.',
    'form-or-call': 'Use el formulario de esta página o llámenos.',
    call: 'Llámenos por teléfono.',
  },
  policeWarning: {
    'may-learn': 'La policía dirige este programa o trabaja en él. Puede enterarse de lo que usted cuente.',
    'may-come': 'Cuando usted llama, puede contestar un agente de policía, o pueden enviar uno a ver a la persona.',
    prosecutors: 'La fiscalía ayuda a dirigir este programa. Puede enterarse de lo que usted cuente.',
  },
  readers: {
    'case-workers': 'gestoras y gestores de casos de {host}',
    outreach: 'el equipo de trabajo de calle de {host}',
  },
  decides: {
    'intake-team': 'el equipo de admisión de {host}',
    'case-managers': 'las gestoras y los gestores de casos de {host}',
  },
  walkIn: {
    office: 'En nuestra oficina, en nuestro horario de atención.',
    'call-first': 'En nuestra oficina. Llámenos antes de venir.',
  },
  usually: {
    'go-out':
      'Alguien del equipo va al lugar que usted indica, casi siempre en pocos días, y le pregunta a la persona qué le ayudaría. La persona decide.',
    'call-first':
      'Si usted deja un número, tal vez le llamemos primero. Después, alguien del equipo busca a la persona y le pregunta qué le ayudaría.',
    'wait-list': 'Leemos cada mensaje. Cuando hay lugar, alguien del equipo busca a la persona y le pregunta qué le ayudaría.',
  },
};
