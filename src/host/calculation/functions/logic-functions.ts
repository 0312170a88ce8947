import { CellError, type CellContent } from '../../cell';
import {
  ANY,
  conditionIn,
  type FunctionTable,
  numberIn,
  ofParts,
  ofRanges,
  ofValues,
  type RangeComputation,
  resultOf,
} from '../built-in-function';
import { compareValues, type Computed, NAME_ERROR, NOT_AVAILABLE, VALUE_ERROR, ValueGrid } from '../computed';
import type { Evaluation } from '../evaluation';
import type { FormulaTree } from '../formula-tree';
import { broadcast } from '../operations';

type Parts = readonly (FormulaTree | null)[];

/** In ranges texts do not count; a text written into the formula must be a condition. */
const ofConditions =
  (decide: (conditions: readonly boolean[]) => boolean): RangeComputation =>
  (ranges) => {
    const conditions = ranges.flatMap(({ rows, written }) =>
      rows
        .flat()
        .filter((value) => written || (value !== null && typeof value !== 'string'))
        .map(conditionIn),
    );
    return conditions.length === 0 ? VALUE_ERROR : decide(conditions);
  };

/** Something that is a value even where nothing stands. */
function filled(value: Computed): Computed {
  return value ?? 0;
}

function decided(values: readonly CellContent[], decide: () => CellContent): CellContent {
  const error = values.find((value) => value instanceof CellError);
  return error ?? resultOf(decide);
}

/** IF: only the branch that counts is computed, unless there are many conditions. */
function branch([test, ...branches]: Parts, evaluation: Evaluation): Computed {
  const condition = evaluation.plain(evaluation.compute(test));
  const [yes, no] = [0, 1].map((at) => () => {
    if (at >= branches.length) return at === 0;
    return filled(evaluation.compute(branches[at]));
  });
  if (condition instanceof ValueGrid)
    return broadcast(
      [condition, evaluation.plain(yes()), evaluation.plain(no())],
      ([value, then, otherwise]) => decided([value], () => (conditionIn(value) ? then : otherwise)),
    );
  return conditionIn(condition) ? yes() : no();
}

/** IFS: the value behind the first condition that holds. */
function firstBranch(given: Parts, evaluation: Evaluation): Computed {
  if (given.length % 2 !== 0) return VALUE_ERROR;
  if (given.length === 0) return NOT_AVAILABLE;
  const [test, then, ...rest] = given;
  const condition = evaluation.plain(evaluation.compute(test));
  if (!(condition instanceof ValueGrid))
    return conditionIn(condition) ? filled(evaluation.compute(then)) : firstBranch(rest, evaluation);
  const others = resultOf(() => firstBranch(rest, evaluation));
  return broadcast(
    [condition, evaluation.plain(filled(evaluation.compute(then))), evaluation.plain(others)],
    ([value, here, there]) => decided([value], () => (conditionIn(value) ? here : there)),
  );
}

/** SWITCH: the value behind the first one that equals; a last one without a partner is for everything else. */
function switched([subject, ...cases]: Parts, evaluation: Evaluation): Computed {
  const value = evaluation.plain(evaluation.compute(subject));
  const otherwise = cases.length % 2 === 1 ? cases[cases.length - 1] : undefined;
  if (value instanceof ValueGrid) {
    const computed = cases.map((part) => evaluation.plain(filled(evaluation.compute(part))));
    return broadcast([value, ...computed], ([one, ...them]) => {
      for (let at = 0; at + 1 < them.length; at += 2) {
        const stopped = [one, them[at]].find((each) => each instanceof CellError);
        if (stopped) return stopped;
        if (compareValues(one, them[at]) === 0) return them[at + 1];
      }
      return otherwise === undefined ? NOT_AVAILABLE : them[them.length - 1];
    });
  }
  if (value instanceof CellError) return value;
  for (let at = 0; at + 1 < cases.length; at += 2) {
    const wanted = evaluation.plain(evaluation.compute(cases[at]));
    const one = wanted instanceof ValueGrid ? wanted.rows[0][0] : wanted;
    if (one instanceof CellError) return one;
    if (compareValues(value, one) === 0) return filled(evaluation.compute(cases[at + 1]));
  }
  return otherwise === undefined ? NOT_AVAILABLE : filled(evaluation.compute(otherwise));
}

/** CHOOSE: the value, or the cells, of a number; with many numbers columns can be put side by side. */
function chosen([index, ...parts]: Parts, evaluation: Evaluation): Computed {
  const number = evaluation.plain(evaluation.compute(index));
  const place = (value: CellContent): number => Math.trunc(numberIn(value)) - 1;
  if (!(number instanceof ValueGrid)) {
    const at = place(number);
    return at in parts ? filled(evaluation.compute(parts[at])) : VALUE_ERROR;
  }
  const all = parts.map((part) => evaluation.plain(filled(evaluation.compute(part))));
  return broadcast([number, ...all], ([value, ...them]) =>
    decided([value], () => (place(value) in them ? them[place(value)] : VALUE_ERROR)),
  );
}

/** LET: pairs of a name and its value, then what is computed with them. */
function withNames(given: Parts, evaluation: Evaluation): Computed {
  if (given.length % 2 === 0) return VALUE_ERROR;
  const names = new Map<string, Computed>();
  for (let at = 0; at + 1 < given.length; at += 2) {
    const name = given[at];
    if (name?.kind !== 'name' || name.sheet !== null) return NAME_ERROR;
    names.set(name.name.toUpperCase(), evaluation.computeWith(names, given[at + 1]));
  }
  return evaluation.computeWith(names, given[given.length - 1]);
}

function instead(only: string | null) {
  return ofParts([2, 2], ([value, otherwise], evaluation) => {
    const caught = (one: CellContent): boolean =>
      one instanceof CellError && one.code !== '#BUSY!' && (only === null || one.code === only);
    const first = evaluation.plain(resultOf(() => evaluation.compute(value)));
    if (!(first instanceof ValueGrid))
      return caught(first) ? filled(evaluation.compute(otherwise)) : (first ?? 0);
    return broadcast([first, evaluation.plain(filled(evaluation.compute(otherwise)))], ([one, other]) =>
      caught(one) ? other : one,
    );
  });
}

/** Functions that decide. */
export const LOGIC_FUNCTIONS: FunctionTable = {
  IF: ofParts([2, 3], branch),
  IFS: ofParts([2, ANY], firstBranch),
  SWITCH: ofParts([3, ANY], switched),
  CHOOSE: ofParts([2, ANY], chosen),
  LET: ofParts([3, ANY], withNames),
  IFERROR: instead(null),
  IFNA: instead('#N/A'),
  AND: ofRanges(
    [1, ANY],
    ofConditions((conditions) => conditions.every(Boolean)),
  ),
  OR: ofRanges(
    [1, ANY],
    ofConditions((conditions) => conditions.some(Boolean)),
  ),
  XOR: ofRanges(
    [1, ANY],
    ofConditions((conditions) => conditions.filter(Boolean).length % 2 === 1),
  ),
  NOT: ofValues([1, 1], (value) => !conditionIn(value)),
  TRUE: ofValues([0, 0], () => true),
  FALSE: ofValues([0, 0], () => false),
  ISERROR: ofValues([1, 1], (value) => value instanceof CellError),
  ISERR: ofValues([1, 1], (value) => value instanceof CellError && value.code !== '#N/A'),
  ISNA: ofValues([1, 1], (value) => value instanceof CellError && value.code === '#N/A'),
  ISNUMBER: ofValues([1, 1], (value) => typeof value === 'number'),
  ISTEXT: ofValues([1, 1], (value) => typeof value === 'string'),
  ISNONTEXT: ofValues([1, 1], (value) => typeof value !== 'string'),
  ISLOGICAL: ofValues([1, 1], (value) => typeof value === 'boolean'),
  ISBLANK: ofValues([1, 1], (value) => value === null),
  NA: ofValues([0, 0], () => NOT_AVAILABLE),
};
