import { oneWordFor, plainWords } from './plainWords.ts';
import { lettersApart } from './wordSounds.ts';

/** What a text tells of a place: kinds (a library, a bridge) and names (Maple, Fifth). */
export interface PlaceWords {
  readonly names: readonly string[];
  readonly kinds: readonly string[];
}

/** Other words for the same kind of place, English and Spanish; the first of a line stands for all. Collected for this portal. */
const KINDS = oneWordFor([
  'library biblioteca',
  'park parque plaza square playground green',
  'church iglesia templo chapel parish cathedral',
  'bridge puente overpass underpass viaduct flyover',
  'bakery panaderia bread',
  'laundry laundromat lavanderia launderette washing',
  'grocery supermarket supermercado market mercado tienda abarrotes bodega',
  'store shop tienda minimart',
  'pharmacy drugstore farmacia',
  'station estacion depot terminal',
  'bus autobus camion',
  'stop parada shelter',
  'train tren rail railroad tracks vias',
  'school escuela',
  'hospital clinic clinica',
  'post correo correos',
  'bank banco atm cajero',
  'restaurant restaurante diner cafe coffee cafeteria',
  'gas gasolinera fuel',
  'garage parking estacionamiento lot',
  'river rio creek arroyo',
  'beach playa',
  'pier muelle dock wharf ferry',
  'pantry despensa foodbank',
  'hotel motel',
  'freeway highway autopista carretera interstate ramp exit onramp offramp',
  'alley callejon',
  'tent carpa camp campamento encampment',
  'museum museo',
  'theater teatro theatre cinema cine',
  'courthouse court juzgado',
  'fire bomberos firehouse',
  'mall',
  'cemetery cementerio panteon graveyard',
  'fountain fuente',
  'stairs escaleras steps escalera',
]);

/** One way to write what has several. */
const SAME = oneWordFor([
  'first 1st 1 primera',
  'second 2nd 2 segunda',
  'third 3rd 3 tercera',
  'fourth 4th 4 cuarta',
  'fifth 5th 5 quinta',
  'sixth 6th 6 sexta',
  'seventh 7th 7',
  'eighth 8th 8',
  'ninth 9th 9',
  'tenth 10th 10',
  'north n norte',
  'south s sur',
  'east e este',
  'west w oeste',
  'saint san santa sta',
  'mount mt monte',
]);

// Two words for one kind, whose second alone is another kind.
const FOOD_BANK = /food\s*bank|banco de alimentos/giu;

const LEFT_OUT: ReadonlySet<string> = new Set([
  ...[
    'street',
    'st',
    'avenue',
    'ave',
    'av',
    'road',
    'rd',
    'boulevard',
    'blvd',
    'lane',
    'ln',
    'drive',
    'dr',
    'way',
    'court',
    'ct',
    'place',
    'pl',
  ],
  ...[
    'calle',
    'avenida',
    'corner',
    'esquina',
    'block',
    'cuadra',
    'near',
    'cerca',
    'by',
    'the',
    'of',
    'on',
    'in',
    'at',
    'and',
    'a',
    'an',
    'to',
  ],
  ...[
    'behind',
    'detras',
    'front',
    'frente',
    'outside',
    'afuera',
    'inside',
    'dentro',
    'next',
    'junto',
    'under',
    'bajo',
    'debajo',
    'between',
  ],
  ...[
    'entre',
    'across',
    'from',
    'de',
    'la',
    'el',
    'los',
    'las',
    'del',
    'en',
    'y',
    'con',
    'al',
    'a',
    'lado',
    'por',
    'un',
    'una',
    'su',
    'que',
  ],
  ...[
    'door',
    'puerta',
    'doorway',
    'entrance',
    'entrada',
    'side',
    'back',
    'bench',
    'banca',
    'usually',
    'often',
    'mostly',
    'most',
    'sometimes',
  ],
  ...[
    'morning',
    'mornings',
    'evening',
    'evenings',
    'night',
    'nights',
    'day',
    'days',
    'afternoon',
    'afternoons',
    'noche',
    'noches',
    'manana',
  ],
  ...['mananas', 'tarde', 'tardes', 'sleeps', 'sits', 'stays', 'stands', 'is', 'there', 'there', 'here', 'duerme', 'esta', 'se', 'sienta'],
  ...[
    'where',
    'with',
    'our',
    'my',
    'their',
    'his',
    'her',
    'old',
    'big',
    'little',
    'small',
    'area',
    'around',
    'every',
    'old',
    'viejo',
    'vieja',
  ],
  ...[
    'wall',
    'main',
    'he',
    'she',
    'they',
    'up',
    'down',
    'off',
    'past',
    'just',
    'right',
    'left',
    'before',
    'after',
    'public',
    'city',
    'town',
  ],
]);

/** Reads what a text tells of a place. */
export function placeWords(typed: string): PlaceWords {
  const names = new Set<string>();
  const kinds = new Set<string>();
  for (const word of plainWords(typed.replaceAll(FOOD_BANK, 'pantry'))) {
    const kind = KINDS.get(word) ?? KINDS.get(word.replace(/s$/, ''));
    if (kind !== undefined) kinds.add(kind);
    else if (!LEFT_OUT.has(word)) names.add(SAME.get(word) ?? word);
  }
  return { names: [...names], kinds: [...kinds] };
}

const ENOUGH = 3;
const OF_NAME = 2;

/**
 * Tells whether two texts may mean one place: two names that agree (a corner), a name and a kind (the library on Maple), or all that
 * the shorter one says. A street alone is long, and a kind alone may stand anywhere.
 */
export function isSamePlace(a: PlaceWords, b: PlaceWords): boolean {
  const names = a.names.filter((name) => b.names.some((other) => isSameWord(name, other)));
  const kinds = a.kinds.filter((kind) => b.kinds.includes(kind));
  if (names.length === 0) return false;
  if (names.length * OF_NAME + kinds.length >= ENOUGH) return true;
  const fewest = Math.min(a.names.length, b.names.length);
  return names.length === fewest && (a.kinds.length === 0 || b.kinds.length === 0);
}

function isSameWord(a: string, b: string): boolean {
  if (a === b) return true;
  const shorter = Math.min(a.length, b.length);
  return shorter >= 5 && a[0] === b[0] && !/\d/.test(a + b) && lettersApart(a, b) <= (shorter >= 8 ? 2 : 1);
}
