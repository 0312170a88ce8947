import type { BuiltInFunction } from './built-in-function';
import { ARRAY_FUNCTIONS } from './functions/array-functions';
import { CRITERIA_FUNCTIONS } from './functions/criteria-functions';
import { DATE_FUNCTIONS } from './functions/date-functions';
import { LOGIC_FUNCTIONS } from './functions/logic-functions';
import { LOOKUP_FUNCTIONS } from './functions/lookup-functions';
import { NUMBER_FUNCTIONS } from './functions/number-functions';
import { REFERENCE_FUNCTIONS } from './functions/reference-functions';
import { STATISTICS_FUNCTIONS } from './functions/statistics-functions';
import { TEXT_FUNCTIONS } from './functions/text-functions';

/** The functions of Excel that are played, by their names in capitals. */
export const BUILT_IN_FUNCTIONS: ReadonlyMap<string, BuiltInFunction> = new Map(
  [
    NUMBER_FUNCTIONS,
    STATISTICS_FUNCTIONS,
    CRITERIA_FUNCTIONS,
    TEXT_FUNCTIONS,
    DATE_FUNCTIONS,
    LOGIC_FUNCTIONS,
    LOOKUP_FUNCTIONS,
    ARRAY_FUNCTIONS,
    REFERENCE_FUNCTIONS,
  ].flatMap((table) => Object.entries(table)),
);
