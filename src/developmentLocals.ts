import { getPorts } from './app.ts';
import { readConfig } from './config.ts';

/** Ports and facts for `astro dev`, where the front door does not stand before the pages. */
export async function developmentLocals(): Promise<App.Locals> {
  const answer = readConfig(process.env);
  if (answer.kind === 'incomplete') throw new Error(answer.missing.join('\n'));
  return { ports: await getPorts(answer.config), facts: { requestId: 'development', clientNetwork: 'development' } };
}
