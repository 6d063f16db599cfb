import type { common as en } from '#src/words/en/common.ts';

/** The Spanish twin of the words that every page shares. */
export const common: typeof en = {
  portalName: 'Portal LEAD',
  skipToContent: 'Ir al contenido',
  otherLanguage: 'English',
  mainNav: 'Principal',
  nav: { refer: 'Referir', sites: 'Programas', read: 'Leer (en inglés)' },
  emergency: {
    label: 'Números de emergencia',
    danger: '¿Peligro ahora?',
    call: 'Llame al',
    nine: '911',
    crisis: 'En crisis,',
    callOrText: 'llame (oprima 2) o envíe AYUDA al',
    lifeline: '988',
    nobody: 'No llamamos a nadie.',
  },
  demonstration: {
    label: 'Demostración',
    title: 'Demostración:',
    text: 'nadie lee esto.',
    more: 'Use solo personas inventadas.',
  },
  leave: {
    button: 'Salir ahora',
    hint: 'Borra lo que escribió, no su historial.',
  },
  form: {
    optional: '(opcional)',
    error: 'Error:',
    errorHeading: 'Hay un problema',
    change: 'Cambiar',
    notProvided: 'Sin respuesta',
  },
  notice: {
    info: 'Bueno saberlo',
    care: 'Tenga cuidado',
    done: 'Listo',
    warn: 'Importante',
  },
  footer: {
    about:
      'El Portal LEAD lleva su pedido de ayuda a un solo equipo LEAD de su zona. Los equipos LEAD acompañan a personas con problemas de drogas, de salud mental o sin hogar, para que la ayuda llegue antes que la cárcel.',
    aboutName: 'LEAD viene del inglés: Law Enforcement Assisted Diversion, y también Let Everyone Advance with Dignity.',
    refer: 'Referir a alguien',
    sites: 'Buscar un programa',
    questions: 'Respuestas claras',
    status: 'Consultar su recibo',
    staff: 'Entrada del personal',
    aboutPortal: 'Sobre el portal (en inglés)',
    privacy: 'Privacidad (en inglés)',
    aboutYou: '¿Alguien escribió sobre usted? (en inglés)',
    accessibility: 'Accesibilidad (en inglés)',
    startASite: 'Empezar un programa',
    links: 'Más en este portal',
    zipCredit: 'Datos de códigos ZIP © GeoNames, CC BY 4.0',
  },
  staff: {
    desk: (site: string) => `Mesa de ${site}`,
    nav: 'Mesa',
    queue: 'Lista',
    lock: 'Bloquear',
    signOut: 'Cerrar sesión',
    portal: 'Portal',
  },
};
