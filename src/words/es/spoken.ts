import type { spoken as en } from '../en/spoken.ts';

export const spoken: typeof en = {
  little: 'Hablo solo un poco de español.',
  safe: '¿Puede hablar ahora? ¿Está en un lugar seguro?',
  who: 'Me llamo … Trabajo con LEAD. No soy de la policía.',
  got: 'Recibí su mensaje. Gracias.',
  interpreter: 'Un momento. Ya viene al teléfono alguien que interpreta.',
  when: '¿Cuándo podemos hablar? ¿Qué día y a qué hora?',
  again: '¿Puede decirlo otra vez, más despacio?',
  papers: 'No pregunto por papeles.',
  silence: 'No puedo decir qué pasó con la persona. Así la cuidamos.',
  danger: 'Si alguien está en peligro, cuelgue y llame al 911.',
};
