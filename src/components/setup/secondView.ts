import type { AstroGlobal } from 'astro';
import { listPeople, type Person } from '#src/features/people/listPeople.ts';
import type { UnlockProblem } from '../desk/unlockTrouble.ts';
import type { SetupRoom } from './setupRequest.ts';

export const SECOND_FIELDS = ['act', 'name', 'email', 'role', 'id', 'fingerprint', 'same', 'reason', 'passphrase'] as const;
export type SecondFields = Partial<Record<(typeof SECOND_FIELDS)[number], string>>;

/** What the page of the second person shows. */
export interface SecondPage {
  readonly room: SetupRoom;
  /** Everybody else who has an account there. */
  readonly colleagues: readonly Person[];
  /** Which form a post came from: its words and errors stand there. */
  readonly from: 'invite' | 'give' | 'alone' | null;
  readonly typed: SecondFields;
  readonly errors: readonly { readonly field: string; readonly message: string }[];
  readonly passphrase: UnlockProblem | null;
  readonly notice: string | null;
  /** What has just been done. */
  readonly done: {
    readonly text: string /** They have to come first: other steps can be taken meanwhile. */;
    readonly waits: boolean;
  } | null;
}

/** The page as the site stands, with what a post left on it. */
export async function secondView(astro: AstroGlobal, room: SetupRoom, more: Partial<SecondPage> = {}): Promise<SecondPage> {
  const { site, id } = room.who.staff;
  const colleagues = (await listPeople(astro.locals.ports, site)).filter(({ record, state }) => record.id !== id && state !== 'left');
  return { room, colleagues, from: null, typed: {}, errors: [], passphrase: null, notice: null, done: null, ...more };
}

/** The same with errors beside the fields of one form, and its words as they were typed. */
export function secondWrong(
  astro: AstroGlobal,
  room: SetupRoom,
  from: NonNullable<SecondPage['from']>,
  { typed, errors }: Pick<SecondPage, 'typed' | 'errors'>,
): Promise<SecondPage> {
  astro.response.status = 422;
  return secondView(astro, room, { from, typed, errors });
}
