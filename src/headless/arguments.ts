import { parseArgs } from 'node:util';
import type { Day } from '../calendar/day';
import { isRefusal, parseDay } from '../calendar/parse';
import type { Language } from '../locale/text';
import type { MoneyUnit } from '../money/amount';
import { LETTER_KINDS, letterKindOf, plainWish, type LetterWish } from '../policy/letter-rows';
import { CommandRefusal } from './refusal';

/** What the command line asks for. */
export interface Arguments {
  readonly files: readonly string[];
  /** Null: today. */
  readonly asOf: Day | null;
  /** Null: a name made from the first file's and the as-of date; not written where only JSON is asked for. */
  readonly out: string | null;
  /** A path, `-` for standard output, or null. */
  readonly json: string | null;
  readonly policy: string | null;
  /** The ledger as it was handed in before, to look for claims that are gone or changed. */
  readonly earlier: string | null;
  /** Name of a phase whose baseline is locked in the report; null where none is given. */
  readonly lock: string | null;
  /** A plan (方案) to be read instead of a ledger; null where none is given. */
  readonly plan: string | null;
  /** Letters to be written beside those that 函件 asks for. */
  readonly letters: readonly LetterWish[];
  readonly map: string | null;
  readonly money: MoneyUnit | null;
  readonly language: Language;
  readonly help: boolean;
}

const MONEY_UNITS: readonly string[] = ['元', '千元', '万元'] satisfies MoneyUnit[];
const LANGUAGES: readonly string[] = ['zh', 'en'] satisfies Language[];

/**
 * Reads the command line.
 * @param words what stands behind the command
 * @throws CommandRefusal for an unknown option or a value that cannot be used
 */
export function readArguments(words: readonly string[]): Arguments {
  const language = languageOf(words);
  const refuse = (key: string, values: Record<string, string> = {}): never => {
    throw new CommandRefusal(key, values, language);
  };
  const { values, positionals } = parse(words, refuse);
  if (values.lang !== undefined && !LANGUAGES.includes(values.lang))
    refuse('command-lang', { text: values.lang });
  if (values.money !== undefined && !MONEY_UNITS.includes(values.money))
    refuse('command-money', { text: values.money });
  const asOf = values['as-of'] === undefined ? null : parseDay(values['as-of']);
  if (asOf !== null && isRefusal(asOf)) refuse('command-as-of', { text: values['as-of']! });
  const letters = letterWishes(values.letters, values.debtors, refuse);
  if (positionals.length === 0 && !values.help && values.plan === undefined) refuse('command-no-file');
  return {
    files: positionals,
    asOf: asOf as Day | null,
    out: values.out ?? null,
    json: values.json ?? null,
    policy: values.policy ?? null,
    earlier: values.earlier ?? null,
    plan: values.plan ?? null,
    lock: values.lock ?? null,
    letters,
    map: values.map ?? null,
    money: (values.money as MoneyUnit | undefined) ?? null,
    language,
    help: values.help ?? false,
  };
}

/** The language in which to answer, also where the rest of the command line cannot be read. */
export function languageOf(words: readonly string[]): Language {
  return words.includes('--lang') && words[words.indexOf('--lang') + 1] === 'en' ? 'en' : 'zh';
}

/** One wish for each kind of `--letters`, to those whom `--debtors` names; to everybody who owes something where it names nobody. */
function letterWishes(
  kinds: string | undefined,
  debtors: string | undefined,
  refuse: (key: string, values?: Record<string, string>) => never,
): LetterWish[] {
  if (kinds === undefined) return debtors === undefined ? [] : refuse('command-debtors-alone');
  return kinds.split(/[,，、]/).map((word) => {
    const kind = letterKindOf(word);
    if (kind === null)
      return refuse('command-letters', { text: word.trim(), kinds: LETTER_KINDS.join('、') });
    return { ...plainWish(kind), debtor: debtors ?? '' };
  });
}

function parse(words: readonly string[], refuse: (key: string, values: Record<string, string>) => never) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        'as-of': { type: 'string' },
        out: { type: 'string' },
        json: { type: 'string' },
        policy: { type: 'string' },
        earlier: { type: 'string' },
        plan: { type: 'string' },
        lock: { type: 'string' },
        letters: { type: 'string' },
        debtors: { type: 'string' },
        map: { type: 'string' },
        money: { type: 'string' },
        lang: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    const option = /'(-[^' ]*)/.exec(error instanceof Error ? error.message : '')?.[1] ?? words.join(' ');
    return refuse('command-option', { option });
  }
}
