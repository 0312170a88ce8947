import type { HostSheet, HostValidation } from './book';
import { type Box, contains, intersection } from './box';
import { invalidArgument } from './host-error';
import { HostObject } from './host-object';
import { flag, record } from './member-rule';
import type { Stage } from './stage';

const RULE_KINDS = ['list', 'date', 'decimal', 'wholeNumber', 'textLength', 'time', 'custom'] as const;
const TYPES: Readonly<Record<string, string>> = {
  list: 'List',
  date: 'Date',
  decimal: 'Decimal',
  wholeNumber: 'WholeNumber',
  textLength: 'TextLength',
  time: 'Time',
  custom: 'Custom',
};
const NO_PROMPT = { message: '', showPrompt: true, title: '' };
const NO_ALERT = { message: '', showAlert: true, style: 'Stop', title: '' };

/** `Range.dataValidation`: what may be typed into cells. */
export class ValidationObject extends HostObject {
  readonly kind = 'DataValidation';
  readonly scalars = ['ErrorAlert', 'IgnoreBlanks', 'Prompt', 'Rule', 'Type'];

  constructor(
    private readonly stage: Stage,
    private readonly sheet: HostSheet,
    private readonly box: Box,
  ) {
    super();
  }

  get Type(): string {
    const kind = Object.keys(this.at()?.rule ?? {})[0];
    return kind === undefined ? 'None' : TYPES[kind];
  }
  get Rule(): unknown {
    return this.at()?.rule ?? {};
  }
  set Rule(value: unknown) {
    const rule = record(value, 'Rule') as Record<string, unknown>;
    const kinds = Object.keys(rule).filter((kind) => rule[kind] !== undefined && rule[kind] !== null);
    if (kinds.length !== 1 || !RULE_KINDS.some((kind) => kind === kinds[0]))
      throw invalidArgument('a rule must be of exactly one kind');
    if (kinds[0] === 'list') {
      const { source } = record(rule.list, 'list') as { source?: unknown };
      if (typeof source !== 'string' && (typeof source !== 'object' || source === null))
        throw invalidArgument('a list needs a source');
      // Excel keeps a list that is written out in 255 characters at most.
      if (typeof source === 'string' && !source.startsWith('=') && source.length > 255)
        throw invalidArgument('a written-out list is longer than 255 characters');
    }
    this.own().rule = { [kinds[0]]: rule[kinds[0]] };
  }
  get Prompt(): unknown {
    return this.at()?.prompt ?? NO_PROMPT;
  }
  set Prompt(value: unknown) {
    const prompt = { ...NO_PROMPT, ...(record(value, 'Prompt') as Record<string, unknown>) };
    limit(prompt.title, 32, 'the title of a prompt');
    limit(prompt.message, 255, 'the text of a prompt');
    this.own().prompt = prompt;
  }
  get ErrorAlert(): unknown {
    return this.at()?.errorAlert ?? NO_ALERT;
  }
  set ErrorAlert(value: unknown) {
    const alert = { ...NO_ALERT, ...(record(value, 'ErrorAlert') as Record<string, unknown>) };
    limit(alert.title, 32, 'the title of an alert');
    limit(alert.message, 225, 'the text of an alert');
    this.own().errorAlert = alert;
  }
  get IgnoreBlanks(): boolean {
    return this.at()?.ignoreBlanks ?? true;
  }
  set IgnoreBlanks(value: unknown) {
    this.own().ignoreBlanks = flag(value, 'IgnoreBlanks') as boolean;
  }

  Clear(): void {
    this.stage.mustBeOpen(this.sheet);
    this.sheet.validations = this.sheet.validations.flatMap((one) => without(one, this.box));
  }

  private at(): HostValidation | undefined {
    return this.sheet.validations.find((one) => contains(one.box, this.box.row, this.box.column));
  }

  /** The validation of exactly these cells; what others had in them is cut out. */
  private own(): HostValidation {
    this.stage.mustBeOpen(this.sheet);
    const before = this.at();
    this.Clear();
    const own: HostValidation = {
      rule: before?.rule ?? {},
      prompt: before?.prompt ?? { ...NO_PROMPT },
      errorAlert: before?.errorAlert ?? { ...NO_ALERT },
      ignoreBlanks: before?.ignoreBlanks ?? true,
      box: this.box,
    };
    this.sheet.validations.push(own);
    return own;
  }
}

function limit(text: unknown, most: number, what: string): void {
  if (typeof text !== 'string' || text.length > most)
    throw invalidArgument(`${what} must be a text of ${String(most)} characters at most`);
}

/** What is left of a validation around a hole. */
function without(one: HostValidation, hole: Box): HostValidation[] {
  const { box } = one;
  const common = intersection(box, hole);
  if (!common) return [one];
  const below = common.row + common.rows;
  const right = common.column + common.columns;
  const middle = { row: common.row, rows: common.rows };
  const parts: Box[] = [
    { ...box, rows: common.row - box.row },
    { ...box, row: below, rows: box.row + box.rows - below },
    { ...middle, column: box.column, columns: common.column - box.column },
    { ...middle, column: right, columns: box.column + box.columns - right },
  ];
  return parts.filter((part) => part.rows > 0 && part.columns > 0).map((part) => ({ ...one, box: part }));
}
