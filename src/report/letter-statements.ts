import type { Letter } from '../letter/letters';
import { LETTER_KINDS } from '../policy/letter-rows';
import type { StatementPlanner } from './optional-statements';
import { planLetterRegister } from './letter-register-sheet';
import { planLetters } from './letter-sheet';

/** One sheet for each kind of letter, and the register of all of them; none where there are no letters. */
export function letterStatements(letters: readonly Letter[]): StatementPlanner[] {
  if (letters.length === 0) return [];
  const kinds = LETTER_KINDS.map((kind) => ({ kind, own: letters.filter((letter) => letter.kind === kind) }));
  return [
    ...kinds
      .filter(({ own }) => own.length > 0)
      .map(
        ({ kind, own }): StatementPlanner =>
          (context) =>
            planLetters(context, kind, own),
      ),
    (context) => planLetterRegister(context, letters),
  ];
}
