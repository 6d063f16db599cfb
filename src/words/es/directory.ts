import type { Freshness } from '#src/domain/freshness.ts';
import type { WayToRefer } from '#src/domain/wayToRefer.ts';
import type { directory as en } from '#src/words/en/directory.ts';

const ways: Record<WayToRefer, string> = {
  here: 'Ahora recibe mensajes aquí',
  paused: 'Recibe mensajes aquí, cerrado por ahora',
  departs: 'No es un lugar para referir: se aparta del modelo LEAD',
  ended: 'Ya no recibe pedidos',
  'not-yet': 'Todavía no recibe pedidos',
  'own-door': 'Cualquiera puede referir, pero todavía no por este portal',
  'door-not-known': 'Cualquiera puede referir, pero no conocemos un formulario ni un teléfono',
  partners: 'Pueden referir agentes y grupos asociados',
  officers: 'Solo pueden referir agentes',
  unknown: 'No se sabe quién puede referir',
};
const freshness: Record<Freshness, (day: string) => string> = {
  never: () => 'Todavía sin confirmar por el programa',
  fresh: (day) => `Confirmado por el programa el ${day}`,
  ageing: (day) => `Confirmado por el programa el ${day}, hace ya unas semanas`,
  stale: (day) => `Confirmado por última vez el ${day}: verifíquelo antes de contar con ello`,
};
const count = (sites: number): string => (sites === 1 ? '1 programa' : `${sites.toLocaleString('es-US')} programas`);

export const directory: typeof en = {
  data: {
    lead: 'Para programas y para quien investiga, la misma lista está como',
    table: 'tabla',
    map: 'archivo de mapa',
    standard: 'datos abiertos HSDS',
    feed: 'canal de cambios',
  },
  title: 'Busque un programa LEAD',
  titleIn: (state) => `Programas LEAD en ${state}`,
  description: 'Programas LEAD por estado y por lugar: a quién atienden, quién puede referir y cómo comunicarse.',
  intro: (sites, states, invented) => {
    const shown = invented === 0 ? '' : `, y ${invented} ${invented === 1 ? 'inventado' : 'inventados'}, para la demostración`;
    return `${sites} programas en ${states} estados, reunidos de páginas públicas${shown}.`;
  },
  confirmed: (sites) => {
    if (sites === 0) return 'Ningún programa ha confirmado todavía sus datos: verifíquelos antes de contar con ellos.';
    return sites === 1 ? 'Un programa ha confirmado sus propios datos.' : `${sites} programas han confirmado sus propios datos.`;
  },
  byPlace: 'Busque el equipo según el lugar',
  byPlaceWhy: '¿Quiere referir a alguien y no sabe qué equipo es?',
  search: {
    words: 'Buscar entre los programas',
    wordsHint: 'Una ciudad, un condado, un estado o un equipo. Nunca escriba aquí el nombre de una persona.',
    place: 'Empezar desde un lugar',
    placeHint: 'Un código postal, una ciudad o un condado. Sin calle ni número.',
    action: 'Buscar',
  },
  place: {
    leftOut: 'No buscamos el lugar',
    leftOutWhy: 'Aquí solo se busca un código postal, una ciudad o un condado. No escriba calles ni nombres.',
    unknown: (typed) => `No encontramos «${typed}»`,
    unknownStill: 'La lista de abajo no empieza desde ningún lugar.',
    several: '¿Qué lugar quiere decir?',
    holding: (place) => `Programas para ${place}`,
    nobodyHolds: (place) => `Ningún programa de esta lista nombra ${place} como su zona.`,
    nearest: 'Primero los más cercanos',
    inside: 'Este lugar está en su zona',
    mayBeInside: 'Puede que este lugar esté en su zona',
    away: (miles) => (miles === 1 ? 'A una milla, más o menos' : `A unas ${miles.toLocaleString('es-US')} millas`),
    notKnown: 'No sabemos a qué distancia está',
  },
  filters: {
    title: 'Filtrar la lista',
    names: {
      state: 'Estado',
      stage: 'Etapa',
      who: 'Quién puede referir',
      pathway: 'Maneras de entrar',
      open: 'Mensajes',
      reads: 'Allí alguien lee',
    },
    open: 'Ahora recibe mensajes aquí',
    reads: { en: 'Inglés', es: 'Español' },
    sites: (sites) => (sites === 1 ? 'programa' : 'programas'),
    chosen: 'elegido, elija otra vez para quitarlo',
    active: 'Usted eligió:',
    words: (words) => `«${words}»`,
    near: (place) => `desde ${place}`,
    takeOff: 'Quitar:',
    clear: 'Quitar todo',
  },
  found: {
    count,
    range: (from, to, sites) => `Programas ${from} a ${to} de ${sites.toLocaleString('es-US')}`,
    all: 'Ver todos los programas',
  },
  none: {
    title: 'Ningún programa cumple todo esto',
    leaveOut: 'Quite algo:',
    without: (part, sites) => `Sin ${part}: ${count(sites)}`,
    onlyWords: 'Pruebe con menos palabras: solo el condado o solo el estado.',
    asPlace: (words) => `Empezar desde «${words}» como lugar`,
  },
  pages: {
    label: 'Páginas de la lista',
    previous: 'Página anterior',
    next: 'Página siguiente',
    now: (page, pages) => `Página ${page} de ${pages}`,
  },
  card: {
    ways,
    freshness,
    invented: 'Inventado, para la demostración',
  },
};
