import {
  DEMONSTRATION_BUREAU,
  DEMONSTRATION_BUREAU_SECOND,
  DEMONSTRATION_WORKERS,
  type DemonstrationWorker,
} from '#db/seed/demonstration.ts';
import type { Config } from './config.ts';

/** What the start prints for a person: addresses to open, and in the demonstration who may sign in with what. */
export function greeting(config: Config): string {
  const { publicOrigin: at } = config;
  if (config.mode === 'production') return `The portal serves ${at}\n`;
  const people = DEMONSTRATION_WORKERS.map(account).join('');
  return `
The LEAD Portal, as a demonstration: nobody reads what is sent here.

  Start page        ${at}/
  Refer somebody    ${at}/refer/          (try ZIP 98104)
  Find a site       ${at}/sites/
  Intake desk       ${at}/staff/
  Ask the Bureau    ${at}/start-a-site/contact/
  Letters           ${at}/demo/letters/   (the sign-in code arrives here)

Sign in to the desk as
${people}
Sign in to ${at}/bureau/, where changes, claims and messages wait, as
${account(DEMONSTRATION_BUREAU)}and, because nobody there decides alone, in another browser as
${account(DEMONSTRATION_BUREAU_SECOND)}
Stop with Ctrl-C.
`;
}

function account({ email, passphrase }: DemonstrationWorker): string {
  return `  ${email}\n    passphrase: ${passphrase}\n`;
}
