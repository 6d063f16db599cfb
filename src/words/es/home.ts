import type { home as en } from '#src/words/en/home.ts';

/** The Spanish twin of the home page. */
export const home: typeof en = {
  title: 'Portal LEAD: ayuda para alguien frente a su puerta, sin policía',
  description:
    'Pida al equipo LEAD de su zona que se acerque a alguien que le preocupa. Lo que envía aquí no llega a la policía ni al 911. Sin cuenta. Una persona lo lee.',
  heading: '¿Le preocupa alguien frente a su puerta?',
  lead: 'Pida al equipo LEAD de su zona que se le acerque. Lo que envía aquí no llega a la policía ni al 911. Sin cuenta. Una persona lo lee.',
  doorsLabel: 'Tres puertas',
  refer: {
    title: 'Referir a alguien',
    text: 'Un vecino, una clienta, su hijo, usted. Cuatro preguntas, unos tres minutos.',
    action: 'Empezar una referencia',
  },
  find: {
    title: 'Buscar un programa',
    text: 'Programas LEAD, estado por estado: a quién atienden y cómo comunicarse con ellos.',
    action: 'Abrir el directorio',
  },
  read: {
    title: 'Leer',
    text: 'Qué es LEAD, qué encontraron los estudios, cómo empieza un pueblo.',
    action: 'Abrir la sala de lectura',
  },
  questions: 'Policía, órdenes de arresto, migración, tribunales, costo:',
  questionsLink: 'respuestas claras antes de decidir',
  afterHeading: 'Después de enviarlo',
  after: [
    {
      title: 'Quién lo lee',
      text: 'Lo que envía por aquí lo leen solo quienes trabajan en el equipo que usted elige, ningún policía. Quienes manejamos esta página web no podemos abrirlo. Un equipo con su propio formulario tiene sus propias reglas.',
    },
    {
      title: 'Qué pasa',
      text: 'Nadie llega de inmediato. Alguien lo lee a más tardar el día que dice su recibo y luego busca a la persona.',
    },
    { title: 'Qué se guarda', text: 'Muy poco. Lo que usted escribe se borra a los 90 días como máximo. No enviamos nada a la policía.' },
  ],
};
