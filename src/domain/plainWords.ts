/**
 * The words of a text as they can be compared: small letters without accents, in their order. Apostrophes go, other signs part.
 * @example plainWords('5th & Pine, José’s') // ['5th', 'pine', 'joses']
 */
export function plainWords(text: string): string[] {
  const plain = text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/['’`´]/gu, '')
    .toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * A table that leads each word of a line to its first word, which stands for all of them.
 * @example oneWordFor(['coat jacket']).get('jacket') // 'coat'
 */
export function oneWordFor(lines: readonly string[]): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  for (const line of lines) {
    const [first = '', ...others] = line.split(' ');
    for (const word of [first, ...others]) table.set(word, first);
  }
  return table;
}
