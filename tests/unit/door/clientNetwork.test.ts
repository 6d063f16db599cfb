import { describe, expect, test } from 'vitest';
import { clientAddress, createClientNetworks, networkOf } from '#src/door/clientNetwork.ts';

describe('clientAddress', () => {
  test.each([
    ['no proxy: the socket, whatever the sender claims', '10.0.0.9', '6.6.6.6', 0, '10.0.0.9'],
    ['one proxy: the last entry', '10.0.0.9', '198.51.100.7', 1, '198.51.100.7'],
    ['one proxy: what the sender wrote first is not looked at', '10.0.0.9', '6.6.6.6, 198.51.100.7', 1, '198.51.100.7'],
    ['two proxies: the last but one', '10.0.0.9', '6.6.6.6, 198.51.100.7, 10.0.0.2', 2, '198.51.100.7'],
    ['fewer entries than proxies: the socket', '10.0.0.9', '198.51.100.7', 2, '10.0.0.9'],
    ['no header: the socket', '10.0.0.9', undefined, 1, '10.0.0.9'],
    ['words in place of an address: the socket', '10.0.0.9', 'unknown', 1, '10.0.0.9'],
    ['an empty entry: the socket', '10.0.0.9', '6.6.6.6, ', 1, '10.0.0.9'],
    ['a port behind IPv4', '10.0.0.9', '198.51.100.7:4711', 1, '198.51.100.7'],
    ['brackets and a port round IPv6', '10.0.0.9', '[2001:db8::1]:4711', 1, '2001:db8::1'],
    ['plain IPv6', '::1', '2001:db8::1', 1, '2001:db8::1'],
  ])('%s', (_case, socket, forwarded, hops, expected) => {
    expect(clientAddress(socket, forwarded, hops)).toBe(expected);
  });
});

describe('networkOf', () => {
  test.each([
    ['198.51.100.7', '198.51.100'],
    ['::ffff:198.51.100.7', '198.51.100'],
    ['2001:db8:1:2ff:3:4:5:6', '2001:db8:1:200'],
    ['2001:db8:1:2aa::9', '2001:db8:1:200'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['2001:0db8:0001:0300::1', '2001:db8:1:300'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['::1', '0:0:0:0'],
  ])('%s belongs to %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe('createClientNetworks', () => {
  const noon = Date.UTC(2027, 2, 1, 12);
  const nextDay = Date.UTC(2027, 2, 2, 0, 1);

  test('two phones of one network share a key, another network has its own', () => {
    const keyOf = createClientNetworks(() => noon);

    expect(keyOf('198.51.100.7')).toBe(keyOf('198.51.100.200'));
    expect(keyOf('198.51.101.7')).not.toBe(keyOf('198.51.100.7'));
    expect(keyOf('198.51.100.7')).not.toContain('198');
  });

  test('the key of a network changes at midnight UTC, and with every start', () => {
    let now = noon;
    const keyOf = createClientNetworks(() => now);
    const today = keyOf('198.51.100.7');

    now = nextDay;

    expect(keyOf('198.51.100.7')).not.toBe(today);
    expect(createClientNetworks(() => noon)('198.51.100.7')).not.toBe(today);
  });
});
