import type { AskerRole } from '#src/domain/bureauMessage.ts';
import type { Hint } from '#src/domain/hints.ts';
import type { startASite as en } from '../en/startASite.ts';

const roles: Record<AskerRole, string> = {
  official: 'Autoridad electa o designada',
  police: 'Policía o sheriff',
  prosecutor: 'Fiscalía',
  defender: 'Defensa pública',
  provider: 'Servicios de salud o sociales',
  business: 'Negocio o grupo religioso',
  advocate: 'Vecindad, o grupo que defiende a la comunidad',
  other: 'Otra respuesta',
};

const aboutSomebody =
  'Esto puede tratar de una persona en particular. Si es así, quítelo: el Bureau borra esas palabras y no hace nada con ellas.';
const hints: Record<Hint, string> = {
  danger: 'Si alguien está en peligro ahora, llame al 911, o llame al 988 y oprima 2. Nadie lee esto a tiempo.',
  ssn: aboutSomebody,
  'birth-date': aboutSomebody,
  card: aboutSomebody,
  diagnosis: aboutSomebody,
  papers: aboutSomebody,
  address: aboutSomebody,
  slur: aboutSomebody,
  police: aboutSomebody,
};

export const startASite: typeof en = {
  roles,
  hints,
  title: 'Pregunte al Bureau cómo empezar',
  intro: 'Para quienes quieren LEAD en su ciudad o condado. Usted escribe al LEAD Support Bureau, que ayuda a empezar.',
  whoReads:
    'Lo lee el personal del Bureau y nadie más. Sus palabras se guardan selladas: quienes manejan esta página web no pueden abrirlas.',
  noDay: 'No hay un día fijo para la respuesta.',
  erased: (days, answered) =>
    `Lo borramos a más tardar ${days} días después de que usted lo envíe. Cuando ya se respondió, a más tardar ${answered} días después.`,
  demo: 'Esto es una demostración. Nadie lee lo que usted envía aquí.',
  form: {
    place: 'Código postal del lugar',
    placeHint: 'Cinco números',
    role: '¿Cuál de estas respuestas le describe mejor?',
    contact: 'Su correo electrónico o teléfono',
    contactHint: 'Para que el Bureau le pueda responder',
    name: 'Su nombre',
    question: '¿Qué quiere preguntar?',
    questionHint: (most) => `Sobre el lugar y el programa, no sobre una persona. ${most} caracteres como máximo.`,
    notAboutAPerson:
      'No escriba sobre una persona en particular. Esto no es una referencia; nadie buscará a nadie por lo que diga aquí. Lo que trate de una persona no se le pasa a nadie. El Bureau lo hace borrar a más tardar 72 horas después de que alguien lo marque como tal.',
    referLink: 'Para pedir ayuda para alguien, use el formulario para referir.',
    hintsTitle: 'Antes de enviar',
    send: 'Enviar al Bureau',
    offline: 'No hay conexión en este momento. Sus palabras siguen aquí. Oprima Enviar otra vez cuando vuelva la conexión.',
  },
  errors: {
    place: 'Ponga el código postal del lugar',
    notAZip: 'Ponga un código postal de cinco números, como 98104',
    noSuchZip: 'No conocemos este código postal. Revise los cinco números o ponga uno cercano',
    role: 'Elija la respuesta que mejor le describa',
    contact: 'Ponga un correo o un teléfono, para que le puedan responder',
    noWayToAnswer: 'Ponga un correo completo, como nombre@example.org, o un teléfono con su código de área',
  },
  hinted: {
    title: 'Su mensaje todavía no se ha enviado',
    text: 'Lo que escribió quizás trate de una persona o de un peligro. Vea primero lo que conviene tener en cuenta. Después oprima Enviar otra vez: saldrá tal como usted lo deje.',
    toQuestion: 'Ir a lo que escribió',
  },
  notTaken: {
    renewed: 'Esta página estuvo abierta mucho tiempo. Sus palabras siguen aquí. Oprima Enviar una vez más.',
    'too-many':
      'En la última hora llegaron muchos mensajes desde su red, así que este no se recibió. Sus palabras siguen aquí. Inténtelo otra vez en una hora.',
    full: 'Esperan más mensajes de los que el Bureau puede revisar, así que este no se recibió. Sus palabras siguen aquí. Inténtelo otra vez mañana.',
    failed: 'Algo falló de nuestro lado y no se envió nada. Sus palabras siguen aquí. Inténtelo otra vez.',
  },
  otherwise: 'También puede escribir al Bureau en su propia página web (en inglés):',
  bureauSite: 'leadbureau.org',
  nobody: {
    text: 'Todavía nadie lee mensajes aquí, por eso no hay formulario. Un mensaje que nadie lee solo le quitaría tiempo.',
    instead: 'Escriba al Bureau en su propia página web (en inglés):',
    kept: 'No se envió nada. Estas son sus palabras, para copiarlas:',
  },
  received: {
    title: 'El Bureau tiene su mensaje',
    next: 'Una persona del Bureau lo lee y responde por el medio que usted dio. No hay un día fijo para eso.',
    noOutreach: 'Con este mensaje nadie sale a buscar a nadie. Si una persona necesita ayuda ahora, en estos números le contestan:',
    once: 'Cada formulario cuenta una sola vez. Para agregar o cambiar algo, escriba de nuevo.',
    again: 'Escribir otro mensaje',
    none: 'Aquí no hay nada que mostrar. Esta página dice durante diez minutos que llegó un mensaje, en el navegador que lo envió.',
    toForm: 'Ir al formulario',
  },
};
