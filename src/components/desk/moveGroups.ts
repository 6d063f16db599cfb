import type { DeskKey } from '#src/domain/deskKeys.ts';
import type { MoveName } from '#src/domain/status.ts';
import type { OfferedMove } from '#src/features/queue/lastMove.ts';

const ATTEMPTS: readonly MoveName[] = ['met', 'not-found', 'try-later'];
/** At the wish of the person: no decision of the desk, so it stands apart from them. */
const WISHES: readonly MoveName[] = ['asked-to-erase'];
const KEYS: Readonly<Partial<Record<MoveName, DeskKey>>> = { 'take-up': 'take-up', wait: 'wait', elsewhere: 'elsewhere' };

/** The moves as the page groups them: one press, attempts, those that say why, and what the person wishes. */
export interface MoveGroups {
  readonly quick: readonly MoveName[];
  readonly attempts: readonly MoveName[];
  readonly reasoned: readonly MoveName[];
  readonly wishes: readonly MoveName[];
}

/** Sorts what can be done now; every move stands in one group. */
export function groupMoves(moves: readonly OfferedMove[]): MoveGroups {
  const names = (test: (offered: OfferedMove) => boolean) => moves.filter(test).map(({ move }) => move);
  const isApart = ({ move }: OfferedMove) => ATTEMPTS.includes(move) || WISHES.includes(move);
  return {
    quick: names((offered) => !offered.needsReason && !isApart(offered)),
    attempts: names(({ move }) => ATTEMPTS.includes(move)),
    reasoned: names((offered) => offered.needsReason && !isApart(offered)),
    wishes: names(({ move }) => WISHES.includes(move)),
  };
}

/** The key that reaches a move; the rarer ones have none, so that no slip closes an item. */
export function keyOfMove(move: MoveName): DeskKey | undefined {
  return KEYS[move];
}
