import type { ladders as en } from '../en/ladders.ts';

export const ladders: typeof en = {
  closedItself: {
    'promise-missed': 'El formulario se cerró solo porque los mensajes no se leyeron a tiempo. Si puede, llame al equipo.',
    'too-few-keys':
      'El formulario se cerró solo porque muy pocas personas del equipo pueden abrir los mensajes en este momento. Si puede, llame al equipo.',
  },
};
