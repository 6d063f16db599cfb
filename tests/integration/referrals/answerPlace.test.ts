import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerPlace, pathOfFinder } from '#src/components/finder/answerPlace.ts';
import { addSite } from '#tests/support/aSite.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';

let ports: TestPorts;

beforeEach(async () => {
  ports = await testPorts();
  await addSite(ports);
});

afterEach(() => ports.close());

const visit = (query: string) => {
  const url = new URL(`http://localhost:4321/refer/start/${query}`);
  return answerPlace({ request: new Request(url), url, locals: { ports, facts: { requestId: 'a', clientNetwork: 'b' } } });
};
const post = (fields: Record<string, string>) => {
  const url = new URL('http://localhost:4321/refer/start/?place=10001');
  const request = new Request(url, { method: 'POST', body: new URLSearchParams(fields) });
  return answerPlace({ request, url, locals: { ports, facts: { requestId: 'a', clientNetwork: 'b' } } });
};

test('a post is answered whatever stands in it, and its address is not read', async () => {
  expect(await post({ place: '4th and Pine, Seattle', for: 'self' })).toMatchObject({ about: 'self', result: { kind: 'found' } });
  expect(await post({ place: '' })).toMatchObject({ typed: '', about: null, result: { kind: 'empty' } });
  expect(await post({})).toMatchObject({ typed: '', result: { kind: 'empty' } });
});

test.each([
  ['?place=98104&for=self', 'found'],
  ['?place=Seattle', 'found'],
  ['?place=98104-1234', 'found'],
  ['?place=King+County,+WA', 'found'],
])('an address may ask for no more than a ZIP, a city or a county: %s', async (query, kind) => {
  expect((await visit(query)).result?.kind).toBe(kind);
});

test.each(['', '?place=', '?place=4th+and+Pine,+Seattle', '?place=9810', '?for=other'])(
  'an address without a bare place shows the form: %s',
  async (query) => {
    expect((await visit(query)).result).toBeNull();
  },
);

test('a text that is far too long is given back in part, and an unknown "for" is asked again', async () => {
  const { typed, about } = await post({ place: 'x'.repeat(5000), for: 'both' });

  expect(typed).toHaveLength(400);
  expect(about).toBeNull();
});

test('the address of an answer names no place, neither one that was typed nor one of ours', async () => {
  expect(pathOfFinder(await post({ place: 'the corner shop, 98104', for: 'other' }))).toBe('/refer/start/?for=other');
  expect(pathOfFinder(await post({ place: '98104' }))).toBe('/refer/start/');
  expect(pathOfFinder(await visit('?place=98104&for=self'))).toBe('/refer/start/?for=self');
});
