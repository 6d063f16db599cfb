import { expect, test } from 'vitest';
import { PEOPLE } from '#tests/support/people.ts';
import { testPorts } from '#tests/support/testPorts.ts';

test('the log of a test refuses the name, phone and address of every invented person', async () => {
  const ports = await testPorts();

  ports.log.event('message-received', { id: 'abc', count: 3 });
  expect(() => ports.log.event('message-received', { who: `for ${PEOPLE.referred.name.toUpperCase()}` })).toThrow('personal data');
  expect(() => ports.log.event(PEOPLE.referrer.phone)).toThrow('personal data');

  expect(ports.log.events).toEqual([{ name: 'message-received', fields: { id: 'abc', count: 3 } }]);
  await expect(ports.close()).rejects.toThrow('personal data');
});

test('each test has a database of its own', async () => {
  const [one, two] = await Promise.all([testPorts(), testPorts()]);

  await one.erasures.setLastNow(1);

  expect(await two.erasures.lastNow()).toBeNull();
  expect(one.file).not.toBe(two.file);
  await Promise.all([one.close(), two.close()]);
});
