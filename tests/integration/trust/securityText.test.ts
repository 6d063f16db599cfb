import { expect, test } from 'vitest';
import { DAY_LONG } from '#src/domain/day.ts';
import { securityText } from '#src/features/trust/securityText.ts';
import type { Settings } from '#src/ports.ts';
import { testPorts } from '#tests/support/testPorts.ts';

async function textFor(settings: Partial<Settings>, now = Date.UTC(2026, 10, 22, 9, 30)) {
  await using ports = await testPorts({ now, settings });
  return securityText(ports);
}

/** The fields of RFC 9116, each with all its values. */
function fieldsOf(text: string): Record<string, string[]> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const pairs = lines
    .map((line) => /^([A-Za-z-]+): (\S.*)$/.exec(line))
    .map((match) => [match?.[1] ?? 'no field', match?.[2] ?? ''] as const);
  return Object.fromEntries(
    Map.groupBy(pairs, ([name]) => name)
      .entries()
      .map(([name, all]) => [name, all.map(([, value]) => value)]),
  );
}

const OPERATOR = { name: 'Invented Host', contact: 'privacy@portal.example', link: 'mailto:privacy@portal.example' };

test('it has each field once, and expires in 180 days', async () => {
  const text = await textFor({ operator: OPERATOR, publicOrigin: 'https://portal.example' });

  expect(fieldsOf(text)).toEqual({
    Contact: ['mailto:privacy@portal.example'],
    Expires: ['2027-05-21T09:30:00Z'],
    'Preferred-Languages': ['en, es'],
    Canonical: ['https://portal.example/.well-known/security.txt'],
    Policy: ['https://portal.example/privacy/'],
  });
  expect(Date.parse('2027-05-21T09:30:00Z')).toBe(Date.UTC(2026, 10, 22, 9, 30) + 180 * DAY_LONG);
  expect(text.endsWith('\n')).toBe(true);
});

test('where nobody runs the portal it names no contact, and says why', async () => {
  const text = await textFor({ operator: null });

  expect(fieldsOf(text)).not.toHaveProperty('Contact');
  expect(text).toContain('# This is a demonstration. Nobody runs it');
});
