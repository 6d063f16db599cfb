import { expect, test } from 'vitest';
import { jsonLogger } from '#src/adapters/logger.ts';
import { settableClock } from '#tests/support/scripted.ts';

function logged(name: string, fields?: Record<string, string | number | boolean>): string {
  const lines: string[] = [];
  jsonLogger({ clock: settableClock(Date.UTC(2026, 2, 2, 18)), write: (line) => lines.push(line) }).event(name, fields);
  return lines.join('');
}

test('an event is one line of JSON: time, name, fields', () => {
  expect(logged('listening', { port: 4321, ready: true })).toBe(
    '{"time":"2026-03-02T18:00:00.000Z","event":"listening","port":4321,"ready":true}\n',
  );
});

test('no control and no invisible turn of direction reaches the line', () => {
  const line = logged('odd', { code: 'a\nb\u001b[2Jc\u009bd\u2028e\u202ef' });

  expect(line.slice(0, -1)).toMatch(/^[\u0020-\u007e]+$/);
  expect(JSON.parse(line).code).toBe('a\nb\u001b[2Jc\u009bd\u2028e\u202ef');
});

test('a field cannot take the place of the time or the name', () => {
  const { time, event } = JSON.parse(logged('unlock', { time: 'never', event: 'something else' }));

  expect([time, event]).toEqual(['2026-03-02T18:00:00.000Z', 'unlock']);
});

test('a long field is cut: it is no code of ours', () => {
  expect(JSON.parse(logged('odd', { code: 'x'.repeat(1000) })).code).toHaveLength(200);
});
