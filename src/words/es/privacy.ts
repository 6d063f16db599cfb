import type { privacy as en } from '../en/privacy.ts';

export const privacy: typeof en = {
  operator: {
    runs: 'Este portal está a cargo de',
    reach: 'Escriba a',
    security: '¿Encontró una falla de seguridad? Escriba a la misma dirección.',
    nobody: 'Esto es una demostración en una sola computadora. Nadie está a cargo, así que no hay a quién escribir.',
  },
  totals: {
    heading: 'Totales por año',
    intro: 'Todos los programas juntos. ',
    meaning: 'Qué quiere decir cada uno de estos números',
    invented: 'Esto es una demostración: sus números salen de cosas que la gente probó.',
    year: 'Año',
    received: 'Referencias recibidas',
    read: 'Leídas por una persona',
    takenBack: 'Retiradas',
    shared: 'Copias que salieron de un programa',
    askedToErase: 'Borradas porque la persona lo pidió',
    lawfulDemands: 'Exigencias legales',
    fewPeople: 'menos de 11',
    fewDemands: 'de 1 a 10',
    soFar: (year) => `${year}, hasta ahora`,
    from: (day) => `se dirá desde el ${day}`,
    rules: [
      'Las cuentas de personas se dicen cuando el año terminó y ya nada puede cambiarlas. Un número que crece a la vista hablaría de cada mensaje.',
      'Una cuenta de menos de 11 personas dice «menos de 11». También el cero, porque «nadie» también puede decir algo de alguien.',
      'Las exigencias legales son sobre quienes manejan el portal. Por eso su número está aquí desde el primer día, y el cero dice 0. De una a diez, dice «de 1 a 10».',
      'Un tribunal puede prohibir a quienes manejan el portal que hablen de una exigencia. Esa falta aquí hasta que puedan decirlo.',
    ],
  },
};
