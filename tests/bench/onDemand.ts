import { alternate, type Column, middle } from './support/columns.ts';
import { formHeaders } from './support/forms.ts';
import type { Load } from './support/load.ts';
import { FORM, type Ours } from './support/ours.ts';
import { atMost, plain, type Row, say } from './support/table.ts';

const ROUNDS = 2;
const SECONDS = 1;

/** Pages that are made for each visit: the form, and the finder's answer to a ZIP. Alone, and sixteen at once. */
export async function measureOnDemand(ours: Ours): Promise<Row[]> {
  const form: Partial<Load> = { method: 'GET', path: FORM, headers: { 'Accept-Encoding': 'br' } };
  const finder: Partial<Load> = {
    method: 'POST',
    path: '/refer/start/',
    headers: formHeaders(ours),
    bodies: Array.from({ length: 10_000 }, () => 'place=98104&for=other'),
  };
  const column = (name: string, what: Partial<Load>, connections: number): Column => {
    const load: Load = { port: ours.port, connections, seconds: SECONDS, method: 'GET', path: '', headers: {}, ...what };
    return { name, pid: ours.pid, load: () => load };
  };
  const all = await alternate(
    [column('form', form, 1), column('forms', form, 16), column('finder', finder, 1), column('finders', finder, 16)],
    ROUNDS,
  );
  const figures = (one: string, many: string) =>
    `${say(middle(all, many, 'perSecond'))}/s at 16; alone p50 ${say(middle(all, one, 'p50'))} p99 ${say(middle(all, one, 'p99'))} ms; ${say(middle(all, many, 'cpu'))} µs CPU`;
  return [
    plain('form page, GET', figures('form', 'forms')),
    plain('finder, POST of a ZIP', figures('finder', 'finders')),
    atMost('11', '  p99 alone (with the sites of this build)', middle(all, 'finder', 'p99'), 10, 'ms'),
  ];
}
