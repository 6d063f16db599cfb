import type { claim as en } from '../en/claim.ts';

export const claim: typeof en = {
  title: 'Encárguese usted de esta página',
  back: (name) => `La página de ${name}`,
  intro: (name) => `¿Trabaja usted para ${name}? Entonces puede pedir encargarse de su página aquí.`,
  steps: {
    title: 'Cómo funciona',
    list: [
      'Usted llena este formulario. Con eso solo no cambia nada en la página.',
      'El LEAD Support Bureau busca un teléfono de su equipo. No toma uno que usted le dé. Le llama a ese número.',
      'Después decide otra persona del Bureau. Si está de acuerdo, usted recibe un correo.',
      'Desde entonces usted entra con su correo de trabajo. Puede poner la página en pausa y cambiar el teléfono, el horario, quién puede pedir ayuda y más. Algunos cambios se ven enseguida. Otros los revisa antes el Bureau.',
    ],
    notReferrals:
      'No verá los mensajes que la gente envió a su equipo. Para eso hace falta una llave, y las llaves las da su equipo, no nosotros.',
  },
  colleague: '¿Ya se encarga de esta página alguien de su equipo? Pregúntele primero: quizás le ahorre la espera.',
  whoReads:
    'Lo lee el personal del Bureau y nadie más. Sus palabras se guardan selladas: quienes manejan esta página web no pueden abrirlas.',
  erased: (days, decided) =>
    `Lo borramos a más tardar ${days} días después de que usted lo envíe. Cuando ya se decidió, a más tardar ${decided} días después.`,
  demo: 'Esto es una demostración. Nadie lee lo que usted envía aquí y nadie le llama.',
  form: {
    name: 'Su nombre',
    job: 'Su puesto allí',
    organization: 'Quién le emplea',
    email: 'Su correo de trabajo',
    emailHint: 'Con él va a entrar',
    find_us: '¿Dónde podemos encontrar un teléfono de su equipo?',
    find_usHint: (most) =>
      `No el número, sino dónde buscarlo, como «la página de personal de nuestro condado». Llamamos a ese número y preguntamos por usted. ${most} caracteres como máximo`,
    send: 'Pedir encargarme de la página',
  },
  errors: {
    name: 'Ponga su nombre',
    job: 'Ponga qué hace usted allí',
    organization: 'Ponga quién le emplea',
    email: 'Ponga su correo de trabajo',
    aNumber: 'Quite el número y diga dónde podemos buscar uno',
    notAnAddress: 'Ponga un correo completo, como nombre@example.org',
    find_us: 'Ponga dónde podemos buscar un teléfono de su equipo',
  },
  notTaken: {
    renewed: 'Esta página estuvo abierta mucho tiempo. Sus palabras siguen aquí. Oprima el botón una vez más.',
    'too-many':
      'En la última hora llegaron muchos formularios desde su red, así que este no se recibió. Sus palabras siguen aquí. Inténtelo otra vez en una hora.',
    full: 'Esperan más formularios de los que el Bureau puede revisar, así que este no se recibió. Sus palabras siguen aquí. Inténtelo otra vez mañana.',
    failed: 'Algo falló de nuestro lado y no se envió nada. Sus palabras siguen aquí. Inténtelo otra vez.',
  },
  nobody: {
    text: 'Todavía nadie lee este formulario, por eso no lo hay.',
    kept: 'No se envió nada. Estas son sus palabras, para copiarlas:',
    operator: (name) => `Puede escribir a ${name}, que maneja este portal:`,
    bureau: 'Puede escribir al Bureau en su propia página web (en inglés):',
    bureauSite: 'leadbureau.org',
  },
  ended: {
    text: 'Según lo que sabemos, este programa terminó; no hay página que mantener.',
    wrong: '¿No es así? Dígaselo al Bureau.',
  },
  received: {
    title: 'El Bureau tiene su formulario',
    next: 'Una persona del Bureau busca un teléfono de su equipo y le llama a ese número. No hay un día fijo para eso.',
    unchanged: 'No ha cambiado nada en la página.',
    warning: 'El Bureau nunca pide un código ni una contraseña, ni por teléfono ni por correo.',
    none: 'Aquí no hay nada que mostrar. Esta página dice durante diez minutos que llegó un formulario, en el navegador que lo envió.',
  },
};
