import { DEMONSTRATION_WORKERS } from '#db/seed/demonstration.ts';
import type { Config } from './config.ts';

/** What the start prints for a person: addresses to open, and in the demonstration who may sign in with what. */
export function greeting(config: Config): string {
  const { publicOrigin: at } = config;
  if (config.mode === 'production') return `The portal serves ${at}\n`;
  const people = DEMONSTRATION_WORKERS.map((worker) => `  ${worker.email}\n    passphrase: ${worker.passphrase}\n`).join('');
  return `
The LEAD Portal, as a demonstration: nobody reads what is sent here.

  Start page        ${at}/
  Refer somebody    ${at}/refer/          (try ZIP 98104)
  Find a site       ${at}/sites/
  Intake desk       ${at}/staff/
  Letters           ${at}/demo/letters/   (the sign-in code arrives here)

Sign in to the desk as
${people}
Stop with Ctrl-C.
`;
}
