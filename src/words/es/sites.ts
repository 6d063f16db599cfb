import type { Pathway, Stage, WhoMayRefer } from '#src/domain/site.ts';
import type { sites as en } from '#src/words/en/sites.ts';

const stages: Record<Stage, string> = {
  operating: 'En funcionamiento',
  launching: 'Por empezar',
  exploring: 'Solo una idea por ahora',
  ended: 'Terminado',
  unknown: 'No se sabe si sigue funcionando',
};
const who: Record<WhoMayRefer, string> = {
  anyone: 'Cualquiera puede referir',
  partners: 'Pueden referir agentes y grupos asociados',
  officers: 'Solo pueden referir agentes',
  unknown: 'No se sabe quién puede referir',
};
const pathways: Record<Pathway, { name: string; means: string }> = {
  'arrest-diversion': { name: 'Desvío del arresto', means: 'un agente ofrece LEAD en lugar de arrestar' },
  'social-contact': { name: 'Contacto social', means: 'un agente refiere a alguien que conoce, sin arresto' },
  'community-referral': { name: 'Referencia de la comunidad', means: 'personas que no son agentes piden ayuda para alguien' },
};

export const sites: typeof en = {
  stages,
  stageAsOf: (stage, year) => {
    if (year === null) return stages[stage];
    if (stage === 'ended') return `${stages[stage]}, ${year}`;
    return stage === 'unknown' ? `Últimas noticias de ${year}` : `${stages[stage]}, dato de ${year}`;
  },
  who,
  pathways,
  card: {
    invented: 'Inventado, para la demostración',
  },
  notConfirmed: 'Todavía sin confirmar por el programa',
  confirmedOn: (day) => `Confirmado por el programa por última vez el ${day}`,
  page: {
    title: (name, state) => `${name}, ${state}`,
    description: (name, area) => `${name}: quién puede referir, cómo, y a quién atiende. Zona: ${area}.`,
    back: 'Todos los programas',
    invented: 'Este programa es inventado, para mostrar cómo funciona el portal. Nadie lee lo que usted mande.',
    facts: 'Sobre este programa',
    sources: 'De dónde viene esto',
    sourcesText:
      'Páginas que leímos, casi todas en inglés. Nuestras notas junto a ellas también están en inglés. Algunas páginas pueden haber cambiado.',
    labels: {
      stage: 'Etapa',
      launched: 'Empezó en',
      who: 'Quién puede referir',
      how: 'Cómo referir',
      area: 'Zona',
      counties: 'Condados',
      zips: 'Códigos postales',
      phone: 'Teléfono',
      hours: 'Horario publicado',
      openHours: 'Horario, hora local',
      languages: 'Allí alguien lee',
      website: 'Página web',
      host: 'A cargo de',
      pathways: 'Maneras de entrar',
      eligibility: 'Quién puede participar',
      exclusions: 'Quién no puede',
      charges: 'Cargos que se pueden desviar',
    },
    partly: 'Solo en parte: vea la zona de arriba.',
    languages: { en: 'inglés', es: 'español' },
    openDay: (day, from, to) => `${day}, de ${from} a ${to}`,
    chargesNote: 'Los agentes miran estos cargos en un arresto.',
    chargesCommunity: 'Para una referencia de la comunidad no hace falta que haya ningún cargo.',
    phoneReachesOfficers: 'Es posible que en este número conteste la policía.',
  },
  ways: {
    unconfirmed: 'Sin confirmar por el programa.',
    readFirst: 'Lea esto antes de escribir o llamar',
    mayHaveStopped: 'No sabemos si sigue funcionando.',
    else: 'Otra ayuda',
    or211: 'Llame al 211 para encontrar ayuda cerca de la persona.',
    or988: 'En una crisis de salud mental, llame al 988 y oprima 2, o envíe AYUDA al 988, de día y de noche.',
    or988More: 'En casos raros, esa línea también puede mandar ayuda de emergencia.',
    website: 'Mire en su página web',
    phone: (phone) => `Llame al ${phone}`,
    here: {
      title: 'Este programa recibe mensajes aquí',
      promise: (site, when) => `Un mensaje mandado ahora lo lee una persona de ${site} a más tardar el ${when}.`,
      start: 'Pedir a este equipo que se acerque',
      form: 'Escriba al equipo',
    },
    paused: {
      title: 'Este programa no recibe mensajes por ahora',
      text: 'El equipo cerró su formulario por un tiempo. Usted puede llamar.',
    },
    departs: {
      title: 'No es un lugar para referir',
      text: 'Mostramos este programa para que usted sepa que existe. No mandamos a nadie allí.',
    },
    ended: {
      title: 'Este programa terminó',
      text: 'Ya no recibe pedidos. Lo que sigue se guarda como registro.',
      next: 'Lo que vino después:',
    },
    'not-yet': {
      title: 'Este programa todavía no está abierto',
      text: 'No recibe pedidos, según las páginas públicas.',
    },
    'own-door': {
      title: 'Cualquiera puede referir, pero todavía no por este portal',
      text: 'El programa tiene su propia manera. Allí valen sus reglas, no las nuestras: pregunte quién va a leer lo que usted cuente.',
      form: 'Ir a la página del programa',
      goesTo: (host) => `Abre ${host}. Usted sale de este portal.`,
    },
    'door-not-known': {
      title: 'Cualquiera puede referir, pero no conocemos un formulario ni un teléfono',
      text: 'Las páginas públicas dicen que cualquiera puede pedirle ayuda. No dicen cómo.',
    },
    partners: {
      title: 'Para agentes y grupos asociados',
      text: 'Desde aquí no puede mandarle un mensaje. Si usted no trabaja en un grupo asociado, pregunte primero al 211. Es posible que lo que cuente al programa llegue a la policía.',
    },
    officers: {
      title: 'Aquí solo pueden referir agentes',
      text: 'Desde aquí no puede mandarle un mensaje, y no conocemos otra manera para quienes no son agentes. Si se comunica con el programa, es posible que sus datos lleguen a la policía.',
    },
    unknown: {
      title: 'No sabemos quién puede referir aquí',
      text: 'Las páginas públicas no dicen quién puede referir, o si el programa sigue funcionando. Desde aquí no puede mandarle un mensaje.',
    },
  },
};
