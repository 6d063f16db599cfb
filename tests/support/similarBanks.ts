/** Somebody invented, and the different words in which people tell of them. */
export interface InventedPerson {
  /** The full name as people write it; empty: nobody knows it. */
  readonly names: readonly string[];
  /** What people call them. */
  readonly calledBy: readonly string[];
  readonly places: readonly string[];
  /** Each thing about the look, in several wordings. */
  readonly looks: readonly (readonly string[])[];
  readonly happening: readonly string[];
  readonly area: string;
}

export interface Bank {
  /** Told of more than once. */
  readonly known: readonly InventedPerson[];
  /** Told of once, many of them close to somebody else. */
  readonly others: readonly InventedPerson[];
}

/** What a bank is made of. */
export interface Material {
  /** Full names as different people write them, then the short forms. */
  readonly people: readonly { readonly names: readonly string[]; readonly calledBy: readonly string[]; readonly sex: 'man' | 'woman' }[];
  /** Wordings of one place. */
  readonly places: readonly (readonly string[])[];
  /** Wordings of one thing about a look. */
  readonly looks: readonly (readonly string[])[];
  readonly happening: Readonly<Record<'man' | 'woman', readonly string[]>>;
  readonly areas: readonly string[];
  /** Names of people who stand two by two at one corner: same given name, same family, one letter apart. */
  readonly lookalikes: readonly string[];
  /** Names that very many people bear, twice each: two people at two places. */
  readonly namesakes: readonly string[];
}

// Which things of the list stand for whom at a place, counted from the place's own number: people at one corner share none.
const LOOKS_OF = { named: [0, 7, 14], nameless: [3, 10, 17], close: [1, 8], closer: [5, 12] } as const;
const STRANGERS = [[11, 18], [2, 13], [6, 16], [4, 15], [9, 20, 22], [21]] as const;

/** Lays material out as people. Every place is shared: strangers stand there too, whom only name and look part from the others. */
export function bankOf({ people, places, looks, happening, areas, lookalikes, namesakes }: Material): Bank {
  const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;
  const common = (place: number, who: readonly number[]) => ({
    places: at(places, place),
    looks: who.map((step) => at(looks, place + step)),
    area: at(areas, place),
  });
  const nobody = { names: [], calledBy: [] };
  const known = people.map(({ sex, ...names }, index) => ({ ...names, ...common(index, LOOKS_OF.named), happening: happening[sex] }));
  const nameless = places.slice(0, Math.floor(places.length / 2)).map((_, index) => ({
    ...nobody,
    ...common(index, LOOKS_OF.nameless),
    happening: happening[index % 2 === 0 ? 'man' : 'woman'],
  }));
  const strangers = places.flatMap((_, index) =>
    STRANGERS.map((who, number) => ({
      ...nobody,
      ...common(index, who),
      happening: happening[(index + number) % 2 === 0 ? 'woman' : 'man'],
    })),
  );
  const close = lookalikes.map((name, index) => ({
    names: [name],
    calledBy: [],
    ...common(Math.floor(index / 2), index % 2 === 0 ? LOOKS_OF.close : LOOKS_OF.closer),
    happening: [''],
  }));
  const apart = [...namesakes, ...namesakes].map((name, index) => ({
    names: [name],
    calledBy: [],
    ...common(index, index < namesakes.length ? LOOKS_OF.close : LOOKS_OF.closer),
    happening: [''],
  }));
  return { known: [...known, ...nameless], others: [...strangers, ...close, ...apart] };
}
