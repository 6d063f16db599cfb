import { oneWordFor, plainWords } from './plainWords.ts';
import { lettersApart } from './wordSounds.ts';

/** What a text tells of how somebody looks: things, each with its color where one is said, and whether it says man or woman. */
export interface LookWords {
  readonly things: ReadonlyMap<string, string | null>;
  readonly sex: 'man' | 'woman' | null;
}

/** Other words for the same thing, English and Spanish; the first of a line stands for all. Collected for this portal. */
const THINGS = oneWordFor([
  'coat jacket parka chaqueta abrigo chamarra anorak',
  'hat cap beanie gorra gorro sombrero',
  'hood hoodie sweatshirt sudadera',
  'sweater sueter pullover cardigan',
  'shirt camisa tshirt camiseta playera',
  'pants trousers jeans pantalon pantalones',
  'dress vestido skirt falda',
  'scarf bufanda',
  'boots botas boot',
  'shoes zapatos sneakers tenis',
  'gloves guantes',
  'glasses lentes gafas spectacles anteojos',
  'backpack mochila rucksack pack',
  'suitcase maleta luggage',
  'bag bags bolsa bolsas',
  'cart trolley carrito carreta',
  'stroller carriola pram',
  'bike bicycle bicicleta bici',
  'wheelchair ruedas',
  'cane baston stick',
  'walker andadera andador',
  'crutches muletas crutch',
  'dog perro perrito puppy perra',
  'cat gato kitten gatito',
  'beard barba bearded',
  'mustache bigote moustache',
  'braids trenzas braid',
  'ponytail coleta',
  'bald calvo',
  'tattoo tatuaje tattoos tatuajes tattooed',
  'guitar guitarra',
  'blanket cobija manta blankets',
  'umbrella paraguas parasol',
  'radio speaker bocina boombox',
  'limp limps cojea limping',
  'tall alto alta',
  'short bajito bajita chaparro',
  'old older elderly mayor anciano anciana viejo vieja',
  'young younger joven',
  'hair pelo cabello haired',
  'vest chaleco',
  'poncho sarape',
  'sleepingbag sleeping',
  'tent carpa',
  'ring earring aretes earrings',
  'scar cicatriz',
  'cast yeso',
  'harmonica armonica',
  'drum bucket cubeta',
]);

const COLORS = oneWordFor([
  'green verde',
  'red rojo roja',
  'blue azul navy',
  'yellow amarillo amarilla',
  'black negro negra',
  'white blanco blanca',
  'gray grey gris',
  'brown cafe marron',
  'orange naranja anaranjado anaranjada',
  'purple morado morada violet',
  'pink rosa rosado rosada',
  'plaid cuadros checkered',
  'camouflage camo camuflaje',
  'long largo larga',
  'striped rayas',
]);

const MAN: ReadonlySet<string> = new Set(['man', 'he', 'his', 'him', 'hombre', 'senor', 'guy', 'muchacho', 'gentleman']);
const WOMAN: ReadonlySet<string> = new Set(['woman', 'she', 'her', 'hers', 'mujer', 'senora', 'lady', 'muchacha', 'girl']);
const REACH = 3;

/** Reads how a text says that somebody looks. */
export function lookWords(typed: string): LookWords {
  const things = new Map<string, string | null>();
  // A color belongs to what stands in the same breath.
  for (const part of typed.split(/[,.;:\n]/u)) readThings(plainWords(part), things);
  const words = plainWords(typed);
  const isMan = words.some((word) => MAN.has(word));
  const isWoman = words.some((word) => WOMAN.has(word));
  return { things, sex: isMan === isWoman ? null : isMan ? 'man' : 'woman' };
}

function readThings(words: readonly string[], things: Map<string, string | null>): void {
  for (const [place, word] of words.entries()) {
    const thing = known(THINGS, word);
    if (thing !== undefined) things.set(thing, colorNear(words, place) ?? things.get(thing) ?? null);
  }
}

// English says the color before the thing, Spanish after it: whichever stands next to it, with no other thing between.
function colorNear(words: readonly string[], place: number): string | null {
  return colorFrom(words.slice(Math.max(0, place - REACH), place).reverse()) ?? colorFrom(words.slice(place + 1, place + 1 + REACH));
}

function colorFrom(words: readonly string[]): string | null {
  for (const word of words) {
    if (known(THINGS, word) !== undefined || word === 'and' || word === 'y' || word === 'with' || word === 'con') return null;
    const color = COLORS.get(word);
    if (color !== undefined) return color;
  }
  return null;
}

/** How much of two looks agrees: one for a thing, one more for its color. A thing of another color differs. */
export interface LookVerdict {
  readonly agrees: number;
  readonly differs: number;
  /** One says man, the other woman. */
  readonly isOther: boolean;
  /** Both tell of two things or more, and of none alike. */
  readonly isStrange: boolean;
}

/** Compares two looks. */
export function compareLooks(a: LookWords, b: LookWords): LookVerdict {
  const weights = [...a.things].flatMap(([thing, color]) => (b.things.has(thing) ? [weigh(color, b.things.get(thing) ?? null)] : []));
  const agrees = weights.reduce((sum, weight) => sum + weight, 0);
  const differs = weights.filter((weight) => weight === 0).length;
  const isStrange = agrees === 0 && Math.min(a.things.size, b.things.size) >= 2;
  return { agrees, differs, isStrange, isOther: a.sex !== null && b.sex !== null && a.sex !== b.sex };
}

// The colors of one thing: alike, not said by one of the two, or different.
function weigh(color: string | null, other: string | null): number {
  if (color === null || other === null) return 1;
  return color === other ? 2 : 0;
}

function known(table: ReadonlyMap<string, string>, word: string): string | undefined {
  const exact = table.get(word) ?? table.get(word.replace(/s$/, ''));
  if (exact !== undefined || word.length < 6) return exact;
  return [...table].find(([other]) => other.length >= 5 && other[0] === word[0] && lettersApart(other, word) === 1)?.[1];
}
