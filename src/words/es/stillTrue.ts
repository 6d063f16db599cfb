import type { RoutingFact } from '#src/domain/site.ts';
import type { stillTrue as en } from '../en/stillTrue.ts';

const facts: Record<RoutingFact, string> = {
  area: 'Dónde trabajan',
  stage: 'Etapa',
  who: 'Quién puede pedir ayuda',
  door: 'Cómo pedirla',
  phone: 'Teléfono y correo',
  hours: 'Horario',
};

export const stillTrue: typeof en = {
  title: '¿Sus datos siguen siendo correctos?',
  lead: (name) => `Esto es lo que la gente lee sobre ${name}.`,
  why: 'Con esto decide adónde acudir. Léalo línea por línea y elija al final.',
  stale: {
    title: 'Estos datos se están quedando viejos',
    text: 'Hace más de tres meses que nadie de su equipo los confirma. La página se lo dice a quien los lee.',
  },
  facts,
  empty: 'Aquí no se dice nada.',
  confirmed: (day) => `Su equipo lo confirmó el ${day}.`,
  never: 'Su equipo todavía no lo ha confirmado.',
  allConfirmed: (day) => `Su equipo lo confirmó todo por última vez el ${day}.`,
  allNever: 'Su equipo todavía no ha confirmado nada de esto.',
  form: {
    open: 'El formulario de este portal está abierto.',
    limited: 'El formulario de este portal está abierto y avisa que tienen poco lugar.',
    paused: 'El formulario de este portal está cerrado por ahora.',
  },
  successor: (name) => `Después de ustedes vino: ${name}`,
  counties: (names) => `Condados: ${names}`,
  partly: 'Solo partes de estos condados',
  zips: (zips) => `Códigos postales: ${zips}`,
  openDay: (day, from, to) => `${day}, de ${from} a ${to}`,
  ask: {
    title: '¿Todo es correcto hoy?',
    hint: 'Oprima el botón solo si cada línea está bien. Su página mostrará entonces la fecha de hoy.',
    yes: 'Sí, todo es correcto hoy',
  },
  wrong: {
    title: 'Algo está mal',
    first: 'Entonces no oprima el botón de arriba. Primero corríjalo:',
    signIn: 'Entrar y cambiar los datos (en inglés)',
    signInWhen: 'si tiene una cuenta aquí',
    claim: 'Pedir encargarse de la página',
    claimWhen: 'si su equipo todavía no tiene cuenta',
    operator: (name) => `O escriba a ${name}, que maneja este portal:`,
  },
  done: {
    title: 'Gracias. Lo hemos anotado.',
    text: (day) => `Ahora la gente lee que su equipo lo confirmó el ${day}.`,
    next: 'Le preguntamos otra vez en un mes.',
    page: 'Ver la página como la ve la gente',
  },
  changed: {
    title: 'Estos datos acaban de cambiar',
    text: 'Ya no son los que vio al abrir la página, así que no se anotó nada. Léalos una vez más.',
  },
  tooOld: {
    title: 'Este enlace es demasiado viejo',
    text: (days) => `El enlace de nuestro correo sirve ${days} días. El próximo correo trae uno nuevo.`,
  },
  noKey: {
    title: 'Este enlace no está completo',
    text: 'Quizás se cortó. Vuelva al correo y abra el enlace entero, o cópielo todo.',
  },
  nothingNoted: 'No se anotó nada.',
};
