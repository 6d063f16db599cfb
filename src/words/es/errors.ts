import type { errors as en } from '#src/words/en/errors.ts';

/** The Spanish twin of the words of the error pages. */
export const errors: typeof en = {
  pages: {
    400: {
      title: 'No pudimos leer eso',
      happened: 'Algo en la dirección, o en lo que se envió, llegó de una forma que no podemos recibir. No se guardó nada.',
      now: 'Vuelva atrás y pruebe otra vez. Si escribió la dirección, revísela.',
    },
    403: {
      title: 'No recibimos eso',
      happened: 'Solo recibimos un formulario que se abrió en esta página web, en el mismo navegador. No se guardó nada.',
      now: 'Abra el formulario aquí y llénelo de nuevo. Si sus palabras siguen en la otra ventana, puede copiarlas.',
    },
    404: {
      title: 'Aquí no hay ninguna página',
      happened: 'La dirección puede ser vieja, o puede tener una letra equivocada.',
      now: 'Revise la dirección, o empiece por una de estas páginas.',
    },
    405: {
      title: 'Esta página no recibe mensajes',
      happened: 'Se envió algo a una página que no tiene formulario. No se guardó nada.',
      now: 'Empiece de nuevo por la primera página. Ella le lleva al formulario correcto.',
    },
    408: {
      title: 'Eso tardó demasiado',
      happened: 'La conexión era lenta y dejamos de esperar. No se guardó nada.',
      now: 'Vuelva atrás: es muy probable que sus palabras sigan ahí. Envíelas de nuevo cuando la conexión mejore.',
    },
    413: {
      title: 'Es demasiado texto de una vez',
      happened: 'Lo que se envió es más largo de lo que podemos recibir. No se guardó nada.',
      now: 'Escriba un mensaje más corto. Unas pocas frases bastan. O llame al equipo: su número está en su página.',
    },
    415: {
      title: 'Solo recibimos formularios sencillos',
      happened: 'Lo que se envió es un archivo, o un tipo de datos que no podemos recibir. No se guardó nada.',
      now: 'Use el formulario de esta página web. Recibe palabras, no archivos.',
    },
    421: {
      title: 'Esta no es nuestra dirección',
      happened: 'Su navegador pidió un nombre que no es el nuestro.',
      now: 'Empiece por el portal mismo.',
    },
    422: {
      title: 'Hay que revisar algunas respuestas',
      happened: 'No pudimos usar lo que se envió tal como está. No se guardó nada.',
      now: 'Vuelva atrás, mire sus respuestas y envíelas de nuevo.',
    },
    429: {
      title: 'Demasiados a la vez',
      happened: 'Llegaron muchos mensajes de su red en poco tiempo, así que no recibimos este.',
      now: 'Espere unos minutos, vuelva atrás y envíelo de nuevo. También puede llamar al equipo.',
    },
    431: {
      title: 'Su navegador envió demasiado',
      happened: 'La parte que los navegadores añaden por su cuenta es demasiado larga. No se guardó nada.',
      now: 'Borre las cookies de esta página web, o use otro navegador, y pruebe otra vez.',
    },
    500: {
      title: 'Algo falló de nuestro lado',
      happened: 'El error es nuestro, no suyo. Desde aquí no podemos saber si lo que envió se guardó.',
      now: 'Vuelva atrás y envíelo de nuevo. El mismo formulario cuenta una sola vez, así que nada queda doble.',
    },
    503: {
      title: 'Ahora mismo no podemos recibir esto',
      happened: 'El portal está ocupado, o se está trabajando en él.',
      now: 'Espere unos minutos, vuelva atrás y pruebe otra vez. El mismo formulario cuenta una sola vez, así que nada queda doble.',
    },
  },
  start: 'Referir a alguien',
  sites: 'Buscar un programa LEAD y su teléfono',
  search: 'Buscar en esta página web',
  otherHelp: 'Otras maneras de conseguir ayuda',
  danger: 'Si una vida corre peligro, llame al 911. Eso puede traer a la policía. Puede pedir ayuda médica.',
  crisis:
    'Si alguien habla de suicidio, o hay una crisis de salud mental o con drogas, llame al 988 y oprima 2, o envíe la palabra AYUDA a ese número, de día y de noche.',
  local: 'Para refugio, comida y otra ayuda local, llame al 211.',
  number: 'Número de esta respuesta:',
};
