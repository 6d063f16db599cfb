import { expect, test } from 'vitest';
import { readZipRows } from '#src/domain/zipRows.ts';

test('a row of the list keeps its leading zeros and gets its five-digit county', () => {
  expect(readZipRows('US\t08003\tCherry Hill\tNew Jersey\tNJ\tCamden\t007\t\t\t39.8805\t-74.9706\t4\n')).toEqual([
    { zip: '08003', city: 'Cherry Hill', state: 'NJ', countyName: 'Camden', counties: ['34007'], latitude: 39.8805, longitude: -74.9706 },
  ]);
});

test.each([
  ['military mail', 'US\t09001\tAPO AA\t\t\t\t\t\t\t38.1105\t15.6613\t'],
  ['an island outside the states', 'US\t96960\tMajuro\tMarshall Islands\tMH\tMajuro\t400\t\t\t7.09\t171.38\t4'],
  ['a row without a county code', 'US\t12345\tSomewhere\tNew York\tNY\t\t\t\t\t42\t-73\t4'],
  ['half a row', 'US\t12345\tSomewhere'],
  ['another list', 'zip,city\n12345,Somewhere'],
])('%s is left out', (_, text) => {
  expect(readZipRows(text)).toEqual([]);
});

test('retired codes become the codes of today, and Connecticut keeps both', () => {
  const [shannon, valdez, newHaven] = readZipRows(
    [
      'US\t57770\tPine Ridge\tSouth Dakota\tSD\tShannon\t113\t\t\t43.1\t-102.6\t4',
      'US\t99686\tValdez\tAlaska\tAK\tValdez-Cordova\t261\t\t\t61.1\t-146.9\t1',
      'US\t06510\tNew Haven\tConnecticut\tCT\tSouth Central Regional\t170\t\t\t41.3\t-72.9\t4',
    ].join('\n'),
  );
  expect(shannon?.counties).toEqual(['46102']);
  expect(valdez?.counties).toEqual(['02063', '02066']);
  expect(newHaven?.counties).toEqual(['09170', '09009']);
});
