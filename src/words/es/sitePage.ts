import type { RoutingFact } from '#src/domain/site.ts';
import type { sitePage as en } from '#src/words/en/sitePage.ts';

const facts: Record<RoutingFact, string> = {
  area: 'su zona',
  stage: 'si funciona',
  who: 'quién puede referir',
  door: 'cómo referir',
  phone: 'su teléfono',
  hours: 'su horario',
};

export const sitePage: typeof en = {
  facts,
  groups: {
    who: 'Quién puede referir, y a quién',
    where: 'Dónde',
    when: 'Cuándo, y en cuánto tiempo',
    runs: 'Quién está a cargo',
  },
  freshness: {
    label: 'Confirmado por última vez',
    never:
      'Nunca, por el programa mismo. Todo esto viene de páginas públicas, que están al final. Una parte puede ser antigua: verifique antes de contar con ello.',
    neverNoSources: 'Nunca, por el programa mismo. Verifique antes de contar con ello.',
    partly: (said, day) => `El programa solo ha confirmado ${said}, el ${day}. Lo demás puede ser antiguo.`,
    fresh: (day) => `Por el programa mismo, el ${day}.`,
    ageing: (day) => `Por el programa mismo, el ${day}. Ya hace algún tiempo: verifique antes de contar con ello.`,
    stale: (day) => `Por el programa mismo, el ${day}, y desde entonces no.`,
    staleTitle: 'Sin confirmar desde hace mucho',
    staleText: (day) =>
      `El programa nos dijo por última vez el ${day} que esta página es cierta. Desde entonces no ha dicho nada. El teléfono, el horario y las reglas pueden haber cambiado.`,
    staleHere: 'Su mensaje llega igual a una persona: los avisos van también a un segundo contacto del programa.',
    staleElsewhere: 'No cuente solo con esta página. Si no logra comunicarse, llame al 211.',
    ended: 'El programa terminó. Ya nadie confirma esta página.',
    invented: 'Este programa es inventado, para la demostración.',
  },
  labels: {
    promise: 'Lo que promete',
    measured: 'En cuánto tiempo leyó',
    capacity: 'Lugar para más personas',
    minors: 'Menores de 18 años',
    walkIn: 'Ir en persona',
    closed: 'Cerrado',
    decides: 'Quién decide',
    reads: 'Quién lee los mensajes',
    email: 'Correo electrónico',
  },
  closedMore: (more) => `y ${more} más`,
  promise: (days) =>
    `Una persona lee cada mensaje a más tardar ${days === 1 ? 'al terminar el día hábil que sigue' : `cuando terminan los ${days} días hábiles que siguen`} al día en que llega. El que llega con la oficina cerrada cuenta desde el siguiente día en que abre.`,
  measured: (days) => {
    if (days === 0) return 'La mitad de los mensajes se leyó el mismo día en que llegó.';
    return days === 1 ? 'La mitad de los mensajes se leyó en un día.' : `La mitad de los mensajes se leyó en ${days} días.`;
  },
  measuredUnread: 'Más de la mitad de los mensajes no se leyó a tiempo.',
  measuredHow: 'Medido por el portal durante 60 días, con los fines de semana.',
  noMeasure: 'Hasta ahora hay muy pocos mensajes para decirlo.',
  capacity: (places, most, day) => {
    const free = places === 0 ? 'Ningún lugar libre' : places === 1 ? 'Un lugar libre' : `${places} lugares libres`;
    return `${free}${most === null ? '' : ` de ${most}`}, dijo el programa el ${day}.`;
  },
  capacityStillReads: 'Usted puede escribir igual. Allí una persona lee cada mensaje.',
  minors: {
    yes: 'Este equipo también los atiende.',
    no: 'Este equipo solo atiende a adultos.',
    help: 'Ayuda para menores de 18 años',
  },
  daySpan: (from, to) => `De ${from} a ${to}`,
  emailReachesOfficers: 'Es posible que un correo a esta dirección lo lea la policía.',
  noOfficerReads:
    'Ningún agente, fiscal ni oficial de libertad a prueba (probation) ve un mensaje antes de que la persona de la que trata lo permita con su firma.',
  recordedOn: (day) => `Consta desde el ${day}.`,
  drawnParts: 'Partes que dibujó el programa',
  more: {
    title: 'Más sobre esta página',
    yours: '¿Es este su programa?',
    claim: 'Encargarse de esta página o corregirla',
    aboutYou: '¿Alguien escribió a un equipo sobre usted?',
    aboutYouLink: 'Lea lo que usted puede hacer',
    data: 'Estos datos para computadoras (HSDS)',
  },
};
