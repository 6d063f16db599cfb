import type { AstroGlobal } from 'astro';
import { MOST_PASSKEYS, PASSKEY_NAME_LIMIT, type ReadPasskeyName, readPasskeyName } from '#src/domain/passkey.ts';
import type { SignedIn } from '#src/domain/staff.ts';
import { ownPasskey, removePasskey, renamePasskey } from '#src/features/account/ownPasskeys.ts';
import { nudgeLetters } from '#src/features/deliveries/nudgeLetters.ts';
import { askNewPasskey } from '#src/features/sign-in/addPasskey.ts';
import { holdsCsrf } from '#src/features/sign-in/csrf.ts';
import type { Passkey, PasskeyOptions } from '#src/ports/staff.ts';
import { account as words } from '#src/words/en/account.ts';
import { readPost } from '../desk/deskRequest.ts';
import type { UnlockProblem } from '../desk/unlockTrouble.ts';
import { type AccountFrame, accountFrame, confirmAgain, requireAnyUnlocked } from './accountRequest.ts';

interface Common {
  readonly who: SignedIn;
  readonly frame: AccountFrame;
  /** What was typed for the name, or what it is now. */
  readonly name: string;
  readonly errors: readonly { readonly field: 'name'; readonly message: string }[];
  readonly passphrase: UnlockProblem | null;
  readonly isTooOld: boolean;
}

/** The page on which a passkey is added: its name and the passphrase, then the device. */
export interface NewPasskeyPage extends Common {
  /** What the device is asked; null: it is not its turn yet. */
  readonly options: PasskeyOptions | null;
}

/** The page of one passkey. */
export interface OnePasskeyPage extends Common {
  readonly passkey: Passkey;
}

const FIELDS = ['act', 'csrf', 'name', 'passphrase'] as const;
type Fields = Partial<Record<(typeof FIELDS)[number], string>>;
const NOTHING = { errors: [], passphrase: null, isTooOld: false } as const;
const ACCOUNT = '/staff/account/';

/** Reads one request of the page on which a passkey is added. Sets status and cookie. */
export async function newPasskeyPage(astro: AstroGlobal): Promise<NewPasskeyPage | Response> {
  const who = await requireAnyUnlocked(astro);
  if (who instanceof Response) return who;
  const frame = await accountFrame(astro, who);
  const page: NewPasskeyPage = { who, frame, name: '', options: null, ...NOTHING };
  if (astro.request.method !== 'POST') {
    const known = await astro.locals.ports.passkeys.ofStaff(who.staff.id);
    return known.length >= MOST_PASSKEYS ? astro.redirect(ACCOUNT, 303) : page;
  }
  const fields = await fieldsOf(astro, who);
  if (fields instanceof Response) return fields;
  if (fields === 'too-old') return { ...page, isTooOld: true };
  return askDevice(astro, { ...page, name: fields.name ?? '' }, fields);
}

async function askDevice(astro: AstroGlobal, page: NewPasskeyPage, fields: Fields): Promise<NewPasskeyPage | Response> {
  const read = readPasskeyName(page.name);
  if (read.kind === 'wrong') {
    astro.response.status = 422;
    return { ...page, errors: [nameError(read)] };
  }
  const confirmed = await confirmAgain(astro, page.who, fields.passphrase);
  if (confirmed instanceof Response) return confirmed;
  if (confirmed.kind === 'not-confirmed') return { ...page, passphrase: confirmed.problem };
  const options = await askNewPasskey(astro.locals.ports, confirmed.who);
  return options === 'full' ? astro.redirect(ACCOUNT, 303) : { ...page, who: confirmed.who, name: read.name, options };
}

/** Reads one request of the page of one passkey: its new name, or its end. Sets status and cookie. */
export async function onePasskeyPage(astro: AstroGlobal): Promise<OnePasskeyPage | Response> {
  const who = await requireAnyUnlocked(astro);
  if (who instanceof Response) return who;
  const passkey = await ownPasskey(astro.locals.ports, who, astro.params.id ?? '');
  if (passkey === null) return new Response(null, { status: 404 });
  const page: OnePasskeyPage = { who, frame: await accountFrame(astro, who), passkey, name: passkey.name, ...NOTHING };
  if (astro.request.method !== 'POST') return page;
  const fields = await fieldsOf(astro, who);
  if (fields instanceof Response) return fields;
  if (fields === 'too-old') return { ...page, isTooOld: true };
  if (fields.act === 'rename') return rename(astro, page, fields);
  return fields.act === 'remove' ? remove(astro, page, fields) : new Response(null, { status: 400 });
}

async function rename(astro: AstroGlobal, page: OnePasskeyPage, { name = '' }: Fields): Promise<OnePasskeyPage | Response> {
  const answer = await renamePasskey(astro.locals.ports, page.who, page.passkey.id, name);
  if (answer.kind === 'renamed') return astro.redirect(`${ACCOUNT}?done=renamed`, 303);
  if (answer.kind === 'not-there') return new Response(null, { status: 404 });
  astro.response.status = 422;
  return { ...page, name, errors: [nameError(answer)] };
}

async function remove(astro: AstroGlobal, page: OnePasskeyPage, { passphrase }: Fields): Promise<OnePasskeyPage | Response> {
  const confirmed = await confirmAgain(astro, page.who, passphrase);
  if (confirmed instanceof Response) return confirmed;
  if (confirmed.kind === 'not-confirmed') return { ...page, passphrase: confirmed.problem };
  const answer = await removePasskey(astro.locals.ports, confirmed.who, page.passkey.id);
  if (answer === 'not-there') return new Response(null, { status: 404 });
  nudgeLetters(astro.locals.ports);
  return astro.redirect(`${ACCOUNT}?done=removed`, 303);
}

/** The fields of a post; a page of an older session is shown again. */
async function fieldsOf(astro: AstroGlobal, who: SignedIn): Promise<Fields | 'too-old' | Response> {
  const fields = await readPost(astro.request, FIELDS);
  if (fields === null) return new Response(null, { status: 400 });
  if (await holdsCsrf(astro.locals.ports, who, fields.csrf)) return fields;
  astro.response.status = 403;
  return 'too-old';
}

function nameError({ because }: Exclude<ReadPasskeyName, { kind: 'name' }>): Common['errors'][number] {
  const { errors } = words.addPasskey;
  return { field: 'name', message: because === 'too-long' ? errors['too-long'](PASSKEY_NAME_LIMIT) : errors[because] };
}
