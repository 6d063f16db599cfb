import { LINK_DAYS } from '#src/domain/freshness.ts';
import { INVITATION_HOURS } from '#src/domain/invitation.ts';
import { WAIT_HOURS } from '#src/domain/listing.ts';
import { CODE_MINUTES } from '#src/domain/staff.ts';
import type { emails as en } from '../en/emails.ts';

const SIGN_IN_FOR_MORE = 'Este correo no da detalles.';

export const emails: typeof en = {
  heading: 'Español',
  'new-work': {
    subject: 'Hay algo que mirar',
    text: (link) => [`Cuando pueda, entre en ${link} y mire. Por la seguridad de la gente, este correo no da detalles.`],
  },
  'bureau-message': {
    subject: 'Un mensaje espera en el Bureau',
    text: (link) => [`Cuando pueda, entre aquí: ${link}`, 'Solo allí se lee qué preguntaron y quién. Ningún correo lo repite.'],
  },
  'bureau-work': {
    subject: 'Algo espera al Bureau',
    text: (link) => [`Cuando pueda, entre en ${link} y mire. ${SIGN_IN_FOR_MORE}`],
  },
  'still-true': {
    subject: '¿Todo sigue igual en su ficha?',
    text: (link) => [
      'Una vez al mes le pedimos a cada equipo que mire lo que la gente lee sobre él. Toma más o menos un minuto.',
      `Mírelo aquí: ${link}`,
      `Abrir el enlace no cambia nada. Usted dice que sí con un botón de la página. El enlace sirve por ${LINK_DAYS} días.`,
      'Si nadie dice que sí en tres meses, la página avisa que los datos pueden ser viejos.',
    ],
  },
  'listing-change': {
    subject: 'Su ficha va a cambiar',
    text: (link, contact) => [
      `Alguien pidió cambiar la manera de llegar a su equipo. Nada cambia antes de que el Bureau diga que sí. Y después pasan ${WAIT_HOURS} horas más.`,
      'Si usted ya lo sabe, no haga nada.',
      `Si no lo sabe, deténgalo: entre en ${link} o ${contact === null ? 'llame al Bureau' : `escriba a ${contact}`}.`,
    ],
  },
  'listing-answer': {
    subject: 'El Bureau respondió sobre su ficha',
    text: (link) => [`Entre en ${link} para leer la respuesta. ${SIGN_IN_FOR_MORE}`],
  },
  invitation: {
    subject: 'Le invitan al Portal LEAD',
    text: (link) => [
      'Alguien de un programa LEAD, o de este portal, le pide que ayude a leer mensajes. La gente escribe sobre alguien que tal vez necesita ayuda, y una persona lo lee.',
      `Qué hacer: en menos de ${INVITATION_HOURS} horas, entre en ${link} con la misma dirección a la que llegó este correo. Esas páginas están en inglés.`,
      'No hay contraseña. Cada vez que usted entra, le llega un correo con un código. La primera página le dice qué sigue. Tenga a mano diez minutos y un lápiz.',
      '¿Es de verdad este correo? Pregunte a quien le invitó, a un teléfono que usted ya conozca. Escriba usted la dirección de arriba, letra por letra.',
      `Después de ${INVITATION_HOURS} horas este correo no abre nada. Quien le invitó puede mandar otra.`,
      'Si no espera un correo así, bórrelo. Nadie entra sin un código, y los códigos solo llegan a esta dirección.',
    ],
  },
  'account-changed': {
    subject: 'Algo cambió en su cuenta',
    text: (link) => [
      `Entre en ${link} para ver qué es. ${SIGN_IN_FOR_MORE}`,
      'Si no fue usted, o si ya no puede entrar, avise enseguida por teléfono a quien dirige su equipo o al Bureau.',
    ],
  },
  'promise-missed': {
    subject: 'Algo lleva demasiado tiempo en espera',
    text: (link) => [
      `Le toca a usted lograr que alguien lo mire. Entre hoy: ${link}`,
      'Por la seguridad de la gente, este correo no da detalles.',
    ],
  },
  'bureau-promise': {
    subject: 'Un equipo necesita una llamada del Bureau',
    text: (link) => [`Entre en ${link} para ver cuál es. ${SIGN_IN_FOR_MORE}`],
  },
  'form-paused': {
    subject: 'Un formulario se cerró solo',
    text: (link) => [`Por qué se cerró, y cómo abrirlo otra vez, se lee al entrar aquí: ${link}`, SIGN_IN_FOR_MORE],
  },
  rehearsal: {
    subject: 'Esto es una prueba',
    text: (link) => ['No llegó nada y no hay nada que hacer. El portal probó si sus correos salen.', `Cómo salió la prueba: ${link}`],
  },
  'rehearsal-red': {
    subject: 'La prueba de la semana encontró algo',
    text: (link) => [`Qué es, y qué se puede hacer: ${link}`, SIGN_IN_FOR_MORE],
  },
  'weekly-look': {
    subject: 'Mire quién abrió qué la semana pasada',
    text: (link) => [`Cuando pueda, entre en ${link} y mire. ¿Le parece bien cada línea? ${SIGN_IN_FOR_MORE}`],
  },
  'erase-warning': {
    subject: 'Pronto se va a borrar algo',
    text: (link) => [`Cuando pueda, entre en ${link} y decida lo que sigue abierto. ${SIGN_IN_FOR_MORE}`],
  },
  'audit-head': {
    subject: 'Un número para guardar',
    text: () => [
      'Guarde este correo dos años. El número de arriba prueba que después de hoy nadie cambió los registros del portal.',
      'Quien lleva el portal lo puede revisar así: npm run portal -- verify-audit-head, y después el número.',
    ],
  },
  'sign-in-code': {
    subject: 'Su código para entrar',
    text: (asked) => [
      `Este es su código. Usted lo pidió desde un navegador cerca de las ${asked} UTC.`,
      `Escríbalo en ese mismo navegador. Sirve una sola vez, por ${CODE_MINUTES} minutos. Si usted no lo pidió, no haga nada: no sirve en otro lugar.`,
    ],
  },
};
