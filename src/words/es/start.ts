import type {
  emergency as emergencyEn,
  questions as questionsEn,
  start as startEn,
  underEighteen as underEighteenEn,
} from '../en/start.ts';

export const start: typeof startEn = {
  title: 'Pida a un equipo LEAD que se acerque',
  description: 'Pida al equipo LEAD de la zona que se acerque a alguien, sin llamar al 911.',
  not911: 'Esto no es el 911 y nadie viene de inmediato.',
  not911More: 'Una persona lee su mensaje en días hábiles.',
  meanwhileTitle: 'Qué hacer mientras tanto',
  meanwhile: [
    '¿Hay una vida en riesgo? Llame al 911. Puede venir la policía; usted puede pedir solo ayuda médica.',
    '¿Es una crisis de salud mental? Llame al 988 y oprima 2, o envíe AYUDA al 988, de día y de noche. En casos raros, esa línea también puede mandar ayuda de emergencia.',
    '¿Necesita otra ayuda cerca de usted? Llame al 211.',
  ],
  canTitle: 'Lo que LEAD puede hacer',
  can: [
    'Alguien del equipo busca a la persona, la saluda y le pregunta qué necesita.',
    'La persona decide. Si dice que sí, el equipo la acompaña: comida, documentos, médico, tratamiento, un lugar donde vivir.',
    'Es gratis para usted y para la persona.',
  ],
  cannotTitle: 'Lo que LEAD no puede hacer',
  cannot: [
    'No manda a la policía ni hace que alguien se vaya de un lugar.',
    'No puede obligar a nadie a recibir ayuda.',
    'No puede contarle después qué pasó con la persona.',
  ],
  readsTitle: 'Quién lo lee',
  reads: [
    'Un mensaje enviado por este portal lo leen solo quienes trabajan en el equipo que usted elige. Ninguno de ellos es policía ni fiscal. Quienes manejamos esta página web no podemos abrirlo.',
    'Un equipo que tiene su propio formulario o teléfono tiene sus propias reglas. Pregunte allí quién lo va a leer.',
  ],
  timeTitle: 'Cuánto tiempo toma',
  time: 'Unos tres minutos. Cuatro preguntas, sin cuenta y sin dar su nombre.',
  questions: 'Policía, papeles, costo: respuestas claras',
};

export const questions: typeof questionsEn = {
  title: 'Lo que la gente pregunta primero',
  intro: 'Corto y verdadero. Donde los equipos son distintos, lo decimos.',
  list: [
    {
      q: '¿Va a venir la policía?',
      a: [
        'No por un mensaje enviado aquí. Quienes lo leen no son policías ni fiscales. Cada equipo de este portal lo dejó por escrito.',
        'Un equipo que tiene su propio formulario o teléfono tiene sus propias reglas. Pregunte allí quién lo va a leer.',
        'Muchos equipos LEAD también trabajan con policías. Ellos tienen su propia manera de enviar personas a LEAD. No ven lo que usted escribe aquí.',
        'Si usted llama al 911, puede venir la policía. Eso es aparte de esta página web.',
      ],
    },
    {
      q: '¿Y si la persona tiene una orden de arresto?',
      a: [
        'Aquí no se pregunta y no hace falta que lo escriba. El equipo ofrece ayuda haya o no una orden.',
        'El equipo no puede hacer desaparecer una orden. Algunos equipos ayudan a arreglar ese asunto. Eso depende del lugar.',
      ],
    },
    {
      q: '¿Alguien pregunta por papeles de inmigración?',
      a: [
        'Aquí no. No hay ninguna pregunta sobre eso y es mejor no escribirlo. No mandamos mensajes a oficinas de inmigración.',
        'Lo que un equipo pregunta más tarde para conseguir un apoyo, como vivienda, depende del lugar. La persona puede decir que no.',
      ],
    },
    {
      q: '¿Puede un tribunal pedir mi mensaje?',
      a: [
        'Un tribunal puede ordenar a un equipo que entregue lo que tiene. No podemos prometer que nunca pase.',
        'Por eso guardamos poco, lo cerramos para que solo el equipo pueda abrirlo y lo borramos a los 90 días como máximo. Quienes manejamos esta página web no podemos abrirlo, aunque nos lo pidan.',
      ],
    },
    { q: '¿Cuesta algo?', a: ['No. Ni a usted ni a la persona.'] },
    {
      q: '¿Pueden obligar a alguien?',
      a: [
        'No. La persona puede decir que no, o que sí más tarde. Decir que no no tiene ningún costo.',
        'Aquí nunca es un trato a cambio de cargos. Algunos lugares también ofrecen LEAD en un arresto; esa es otra puerta, y la abre la policía.',
      ],
    },
    {
      q: '¿Va a saber la persona que yo escribí?',
      a: [
        'El equipo no lo dice, a menos que usted lo permita. No podemos prometer que la persona nunca lo adivine.',
        'Usted puede no dar su nombre.',
      ],
    },
    {
      q: '¿Y si ningún equipo atiende mi lugar?',
      a: ['Entonces se lo decimos, no guardamos nada y le damos otras opciones: 211 y 988.'],
    },
  ],
  begin: 'Empezar un mensaje',
};

export const emergency: typeof emergencyEn = {
  title: 'Si alguien está en peligro ahora',
  intro: 'Esta página web no llama a nadie. En estos números sí responden.',
  note: 'Los equipos LEAD no son un servicio de emergencia. Cuando pase el peligro, todavía puede escribirles.',
};

export const underEighteen: typeof underEighteenEn = {
  title: 'Si la persona puede tener menos de 18 años',
  intro: 'La mayoría de los equipos LEAD trabaja solo con personas adultas. Estas puertas son para jóvenes.',
  note: '¿No sabe la edad? Elija «No estoy seguro o segura» en el formulario. El equipo lo averiguará.',
};
