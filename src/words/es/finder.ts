import type { finder as en } from '#src/words/en/finder.ts';

const ARTICLES: readonly (readonly [RegExp, string])[] = [
  [/^(condado|borough|área) /, 'el '],
  [/^(parroquia|ciudad y|municipalidad|región) /, 'la '],
];

/** A county inside a sentence takes its article; a city has none. */
function said(place: string): string {
  return (ARTICLES.find(([kind]) => kind.test(place))?.[1] ?? '') + place;
}

/** "Near" takes "de", which joins a masculine article. */
function of(place: string): string {
  return `de ${said(place)}`.replace(/^de el /, 'del ');
}

/** The Spanish twin of the finder's words. */
export const finder: typeof en = {
  title: 'Buscar el equipo de un lugar',
  form: {
    label: { other: '¿Dónde está la persona?', self: '¿Dónde está usted?' },
    hint: 'Un código postal, o una ciudad y un estado. Sin calle ni número.',
    action: 'Buscar el equipo',
    forOther: 'Para otra persona',
    forSelf: 'Para mí',
    whoFor: '¿Para quién es?',
    again: 'Buscar otro lugar',
    kept: 'Buscamos equipos y no guardamos nada de lo que usted escribe aquí.',
  },
  errors: { empty: 'Escriba un código postal, una ciudad o un condado' },
  unknown: {
    heading: 'No encontramos ese lugar',
    'short-zip': 'Un código postal tiene cinco cifras. Revíselo, o escriba la ciudad y el estado.',
    'no-such-zip': 'No conocemos este código postal. Revise las cifras, o escriba la ciudad y el estado.',
    'no-such-place': 'No conocemos un lugar con ese nombre. Pruebe con el código postal, la ciudad y el estado, o el condado.',
    state: (state) =>
      `Nuestra lista de lugares no tiene nada en ${state}. Tiene los 50 estados y Washington, DC. Revise el estado, o llame al 211.`,
    named: 'Estos equipos lo nombran como su zona:',
    directory: 'Ver todos los programas por estado',
    noHelp: 'No lo encuentro: ver otra ayuda',
  },
  several: {
    heading: '¿Qué lugar quiere decir?',
    text: 'Elija el suyo. Si no está, escríbalo otra vez con el estado.',
    more: (count) => `Y ${count} más: escriba también el estado.`,
  },
  found: {
    one: (place) => `Un equipo LEAD para ${said(place)}`,
    many: '¿Cuál de estos equipos sirve?',
    whichArea: '¿En qué zona está la persona?',
    whichAreaSelf: '¿En qué zona está usted?',
    lookedFor: (place) => `Usted buscó ${said(place)}.`,
    chooseText: 'Puede que más de un equipo atienda este lugar. Usted elige. Todavía no se envía nada.',
    onlyNearby: (place) => `Quizás sirva un equipo LEAD cerca ${of(place)}`,
    nearby: 'Equipos cercanos',
    nearbyText: 'Elija un equipo solamente si la persona está en su zona. Todavía no se envía nada.',
    nearbyTextSelf: 'Elija un equipo solamente si usted está en su zona. Todavía no se envía nada.',
    help: 'Estas líneas pueden ayudar ahora',
    nobody: (place) => `Ningún equipo LEAD recibe su mensaje para ${said(place)}`,
    nobodyText: 'Nada de lo que conocemos de LEAD aquí recibe mensajes del público. Estas líneas pueden ayudar ahora:',
    unsure: (place) => `No sabemos con certeza si hay un equipo LEAD para ${said(place)}`,
    unsureText:
      'Hace mucho que un equipo de aquí no nos confirma cómo pedir ayuda. Abajo está lo que dijo. Estas líneas pueden ayudar ahora:',
    others: 'Lo que conocemos de LEAD aquí',
    noneFits: 'Ninguno sirve',
    notIn: 'No, en otro lugar',
  },
  card: {
    ended: 'Ya no recibe pedidos.',
    askOther: (area) => `Su zona: ${area}. ¿Está la persona ahí?`,
    askSelf: (area) => `Su zona: ${area}. ¿Está usted ahí?`,
    area: (area) => `Zona: ${area}.`,
    reads: (when) => `Una persona de allí lee un mensaje enviado ahora a más tardar el ${when}.`,
    yes: (site) => `Sí, escribir a ${site}`,
    write: (site) => `Escribir a ${site}`,
    there: (site) => `En esta zona: escribir a ${site}`,
    inArea: (area) => `Su zona: ${area}.`,
    yesThen: 'Si es así, puede dirigirse a este equipo.',
    thereThen: 'Si la persona está ahí, puede dirigirse a este equipo.',
    thereThenSelf: 'Si usted está ahí, puede dirigirse a este equipo.',
    noPlaces: (day) => `El equipo nos dijo que el ${day} no tenía lugares libres.`,
    stillWrite: 'Usted puede escribir de todos modos.',
    askFirst: 'Pregunte primero al equipo.',
    longAgo: 'Sin confirmar desde hace mucho tiempo',
    outOfDate: (day) => `El programa lo confirmó por última vez el ${day}. Puede haber cambiado desde entonces.`,
    newest: (year) => `La página más reciente que leímos es de ${year}.`,
    about: (site) => `Lo que sabemos de ${site}`,
  },
  none: {
    title: 'Ningún equipo sirve para este lugar',
    headingFor: (place) => `No conocemos un equipo LEAD para ${said(place)}`,
    text: 'No conocemos un equipo LEAD que reciba mensajes para este lugar. Estas líneas pueden ayudar ahora:',
    fitsNone: 'Si ningún equipo sirve, desde aquí no se puede enviar un mensaje. Estas líneas pueden ayudar ahora:',
    call211: 'Llame al 211',
    call211More: 'Comida, una cama, un médico, la renta. Conocen la ayuda cerca de la persona. Gratis, a toda hora en casi todas partes.',
    call988: 'Llame al 988 y oprima 2, o envíe AYUDA al 988',
    call988More:
      'Para ideas de suicidio, una crisis emocional o drogas. Gratis, de día y de noche, en español. En casos raros, esa línea también puede mandar ayuda de emergencia.',
    crisisTitle: 'La línea de crisis de su zona',
    crisis:
      'Muchos condados tienen una línea de crisis, y algunas mandan un equipo sin policía. Pida el número al 211 o al 988, y pregunte quién viene.',
    startTitle: '¿No hay LEAD donde usted vive?',
    start: 'El LEAD Support Bureau ayuda a empezar en otros lugares:',
    startLink: 'pregúntele cómo se empieza',
    kept: 'No se guardó nada de lo que usted escribió.',
  },
};
