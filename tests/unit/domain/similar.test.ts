import { expect, test } from 'vitest';
import { DAY_LONG } from '#src/domain/day.ts';
import { MOST_SIMILAR, SIMILAR_DAYS, type SimilarSource, similarTo, traitsOf, whySimilar } from '#src/domain/similar.ts';
import { bankOf, type Material } from '#tests/support/similarBanks.ts';
import { HELD_OUT } from '#tests/support/similarHeldOut.ts';
import { TUNED } from '#tests/support/similarMaterial.ts';
import { similarSet } from '#tests/support/similarMessages.ts';
import { SECOND } from '#tests/support/similarSecond.ts';

const NOW = Date.UTC(2026, 2, 2, 18);

function message(id: string, different: Partial<SimilarSource> = {}): SimilarSource {
  return { id, person: '', where: '', recognize: '', happening: '', place: '', receivedAt: NOW, ...different };
}

/** All pairs of a set: what is suggested, and what of it is about one person. */
function measure(material: Material, seed: number) {
  const { messages, truth } = similarSet(bankOf(material), seed);
  const traits = messages.map(traitsOf);
  let found = 0;
  let wrong = 0;
  for (const [index, a] of traits.entries()) {
    for (const b of traits.slice(index + 1)) {
      if (whySimilar(a, b) === null) continue;
      if (truth.has(`${a.id}|${b.id}`)) found += 1;
      else wrong += 1;
    }
  }
  return { messages: messages.length, pairs: truth.size, found, wrong };
}

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];

test.each([
  ['that the rules were made on', TUNED],
  ['that mended the rules once', SECOND],
  ['that the rules never saw', HELD_OUT],
] as const)('of each 300 messages %s, nine in ten pairs are found and under 1 in 100 suggestions is wrong', (_, material) => {
  const measured = SEEDS.map((seed) => measure(material, seed));
  for (const { messages, pairs, found } of measured) {
    expect(messages).toBeGreaterThanOrEqual(300);
    expect(pairs).toBeGreaterThanOrEqual(60);
    expect(found / pairs).toBeGreaterThanOrEqual(0.9);
  }
  const suggested = measured.reduce((sum, { found, wrong }) => sum + found + wrong, 0);
  expect(measured.reduce((sum, { wrong }) => sum + wrong, 0) / suggested).toBeLessThan(0.01);
});

test('says why, and only what holds', () => {
  const a = traitsOf(message('a', { person: 'Paco Villalobos', where: 'corner of 5th and Pine', recognize: 'green coat' }));
  const b = traitsOf(message('b', { person: 'Francisco Villalobos', where: 'Pine St at Fifth', recognize: 'abrigo verde' }));
  const c = traitsOf(message('c', { person: 'Pancho', where: 'esquina de la quinta y Pine', place: '98104' }));
  expect(whySimilar(a, b)).toEqual(['full-name', 'place', 'look', 'time']);
  expect(whySimilar(a, c)).toEqual(['name', 'place', 'time']);
});

test('compares nothing that came in more than two weeks apart', () => {
  const same = { person: 'Quill Featherstone', where: 'Sycamore Park' };
  const first = traitsOf(message('a', same));
  expect(whySimilar(first, traitsOf(message('b', { ...same, receivedAt: NOW + SIMILAR_DAYS * DAY_LONG })))).not.toBeNull();
  expect(whySimilar(first, traitsOf(message('b', { ...same, receivedAt: NOW + SIMILAR_DAYS * DAY_LONG + 1 })))).toBeNull();
});

test('one corner is no reason by itself, and a man is no woman', () => {
  const corner = { where: '5th and Pine' };
  expect(whySimilar(traitsOf(message('a', corner)), traitsOf(message('b', corner)))).toBeNull();
  const look = { ...corner, recognize: 'green coat, red cart' };
  const he = traitsOf(message('a', { ...look, happening: 'He sleeps there.' }));
  expect(whySimilar(he, traitsOf(message('b', look)))).toEqual(['place', 'look', 'time']);
  expect(whySimilar(he, traitsOf(message('b', { ...look, happening: 'She sleeps there.' })))).toBeNull();
});

test('suggests the likeliest first, never the message itself, and few enough to weigh', () => {
  const person = 'Quill Featherstone';
  const one = traitsOf(message('one', { person, where: 'Sycamore Park' }));
  const others = Array.from({ length: 9 }, (_, index) =>
    traitsOf(message(`o${index}`, { person, where: index === 7 ? 'park Sycamore' : '' })),
  );
  const found = similarTo(one, [one, ...others]);
  expect(found.map(({ id }) => id)).toHaveLength(MOST_SIMILAR);
  expect(found[0]?.id).toBe('o7');
  expect(found.map(({ id }) => id)).not.toContain('one');
});
