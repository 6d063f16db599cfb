import type { receipt as en } from '../en/receipt.ts';

export const receipt: typeof en = {
  when: (day, time) => `${day}, a las ${time}`,
  received: {
    title: 'Su mensaje fue enviado',
    lead: (site, when) => `Una persona de ${site} lo leerá a más tardar el ${when}.`,
    number: 'Su recibo',
    numberWhy: 'Con este número puede ver si leyeron su mensaje, o retirarlo. Nadie se lo va a pedir.',
    numberUntil: (day) => `El número sirve hasta el ${day}.`,
    numberAfter: (phone) =>
      `Después de ese día, tal vez el equipo todavía tenga su mensaje. Para retirarlo entonces, llame al equipo: ${phone}.`,
    numberLost: 'Si lo pierde, no se pierde nada: el equipo tiene su mensaje.',
    next: 'Qué sigue',
    erased: (day) => `Su mensaje se borra a más tardar el ${day}.`,
    silence:
      'No le diremos qué pasó con la persona. Eso la protege. Si usted dejó un teléfono o correo y dijo que sí, el equipo puede llamarle o escribirle.',
    silenceSelf: 'Si usted dejó un teléfono o correo y dijo que sí, el equipo puede llamarle o escribirle. O irán a donde usted dijo.',
    nextSelf: 'Alguien del equipo lee lo que escribió y busca encontrarse con usted, como usted lo pidió. Usted decide qué pasa.',
    printSelf: 'Para guardar una copia, imprima esta página. No lleva su nombre.',
    status: 'Ver si ya lo leyeron',
    withdraw: 'Retirarlo',
    print: 'Para guardar una copia, imprima esta página. No lleva el nombre de la persona.',
    another: 'Escribir sobre otra persona',
    danger: 'Si empeora, no nos espere: llame al 911 si hay peligro de muerte, o llame al 988 y oprima 2.',
    gone: 'Esta página muestra el recibo durante diez minutos después de enviar. Ese tiempo ya pasó, o no se envió nada.',
    goneMore: 'Si anotó su número, puede usarlo aquí:',
  },
  status: {
    title: '¿Ya leyeron mi mensaje?',
    label: 'El número de su recibo',
    hint: '16 cifras. Los espacios y guiones no importan.',
    look: 'Buscar',
    empty: 'Escriba las 16 cifras de su recibo',
    unknown: 'No encontramos ningún mensaje con este número.',
    unknownMore: 'Revise cada cifra. Los números sirven durante 60 días. Si perdió su número, el equipo todavía tiene su mensaje.',
    receivedOn: 'Recibido el',
    site: 'Equipo responsable',
    passedOn:
      'Un equipo puede pasar un mensaje al equipo que atiende ese lugar. Entonces aparecen aquí el nombre y el teléfono del nuevo equipo.',
    read: 'Leído por una persona el',
    notRead: (when) => `Todavía no lo han leído. Una persona lo leerá a más tardar el ${when}.`,
    late: (phone) => `El equipo prometió leerlo antes de este momento y no lo ha hecho. Puede llamar: ${phone}`,
    silent:
      'Esta página ya no sigue su mensaje; eso no dice nada de lo que hizo el equipo. Callamos para proteger a la persona. ¿Hay algo nuevo? Envíe otro mensaje y diga qué cambió.',
    withdrawn: 'Usted retiró este mensaje. Ya nadie lo lee.',
    again: 'Buscar otro número',
    tooMany: 'Se probaron demasiados números desde su red. Espere diez minutos e inténtelo otra vez.',
  },
  withdraw: {
    title: 'Retirar mi mensaje',
    intro: 'Después de esto nadie lo leerá. Lo que el equipo ya leyó o hizo queda hecho.',
    label: 'El número de su recibo',
    next: 'Continuar',
    sure: '¿Quiere retirar este mensaje?',
    sureMore: (site, day) =>
      `Usted lo envió el ${day}. El equipo responsable es ${site}. Durante 24 horas puede cambiar de idea. Después se borra para siempre. Lo que el equipo ya leyó o hizo queda hecho.`,
    yes: 'Sí, retirarlo',
    no: 'No, dejarlo',
    done: 'Usted retiró su mensaje.',
    doneMore:
      'Desde ahora nadie puede leerlo. Lo que el equipo ya leyó o hizo queda hecho. Durante 24 horas puede deshacer esto con el mismo número. Después se pierde para siempre.',
    undo: 'Deshacer: no retirarlo',
    undone: 'Usted lo deshizo. Si el equipo todavía tiene su mensaje, puede leerlo otra vez.',
    tooLate: 'Las 24 horas para deshacerlo ya pasaron. Para avisar otra vez al equipo, envíe un mensaje nuevo.',
    link: 'Retirar mi mensaje',
  },
};
