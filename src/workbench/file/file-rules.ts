import type { ConditionalRule, DataValidation, ValidationOperator } from 'hucre';
import { areaText } from '../../host/address';
import type { HostBook, HostCondition, HostSheet, HostValidation } from '../../host/book';
import type { StyleValue } from '../../host/cell';
import { readFormula, writtenFormula } from './file-formula';
import { type FileLooks, fileStyle } from './file-style';
import { areasOf } from './reference';

const OPERATORS: Readonly<Record<ValidationOperator, string>> = {
  between: 'Between',
  notBetween: 'NotBetween',
  equal: 'EqualTo',
  notEqual: 'NotEqualTo',
  greaterThan: 'GreaterThan',
  lessThan: 'LessThan',
  greaterThanOrEqual: 'GreaterThanOrEqual',
  lessThanOrEqual: 'LessThanOrEqual',
};
/** Conditions on cell values call two of the comparisons otherwise than validations do. */
const SAME_OPERATOR: Readonly<Record<string, ValidationOperator>> = {
  ...Object.fromEntries(Object.entries(OPERATORS).map(([key, name]) => [name, key as ValidationOperator])),
  GreaterThanOrEqualTo: 'greaterThanOrEqual',
  LessThanOrEqualTo: 'lessThanOrEqual',
};
const KINDS = [
  ['whole', 'wholeNumber'],
  ['decimal', 'decimal'],
  ['date', 'date'],
  ['time', 'time'],
  ['textLength', 'textLength'],
] as const;

/** A file's rule of what may be typed, one for each area that it covers. */
export function readValidation(file: DataValidation): HostValidation[] {
  const rule: Record<string, unknown> = {};
  const kind = KINDS.find(([type]) => type === file.type);
  if (file.type === 'list') {
    rule['list'] = {
      inCellDropDown: true,
      source: file.values
        ? file.values.join(',')
        : file.formula1 === undefined
          ? ''
          : readFormula(file.formula1),
    };
  } else if (kind) {
    rule[kind[1]] = {
      operator: OPERATORS[file.operator ?? 'between'],
      formula1: operand(file.formula1),
      ...(file.formula2 !== undefined && { formula2: operand(file.formula2) }),
    };
  } else rule['custom'] = { formula: readFormula(file.formula1 ?? 'TRUE') };
  const style = file.errorStyle ?? 'stop';
  return areasOf(file.range).map((box) => ({
    box,
    rule,
    prompt: {
      showPrompt: file.showInputMessage !== false,
      title: file.inputTitle ?? '',
      message: file.inputMessage ?? '',
    },
    errorAlert: {
      showAlert: file.showErrorMessage === true,
      style: `${style.charAt(0).toUpperCase()}${style.slice(1)}`,
      title: file.errorTitle ?? '',
      message: file.errorMessage ?? '',
    },
    ignoreBlanks: file.allowBlank !== false,
  }));
}

/** A number as such, a formula with its equals sign. */
function operand(text: string | undefined): string | number {
  if (text === undefined) return '';
  return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : readFormula(text);
}

const written = (operand: unknown): string =>
  typeof operand === 'string' ? writtenFormula(operand) : String(Number(operand ?? 0));

export function writtenValidation({
  box,
  rule,
  prompt,
  errorAlert,
  ignoreBlanks,
}: HostValidation): DataValidation | null {
  const told = {
    range: areaText(box),
    allowBlank: ignoreBlanks,
    showInputMessage: prompt['showPrompt'] !== false,
    showErrorMessage: errorAlert['showAlert'] !== false,
    inputTitle: String(prompt['title'] ?? ''),
    inputMessage: String(prompt['message'] ?? ''),
    errorTitle: String(errorAlert['title'] ?? ''),
    errorMessage: String(errorAlert['message'] ?? ''),
    errorStyle: String(errorAlert['style'] ?? 'Stop').toLowerCase() as 'stop',
  };
  const list = rule['list'] as { source?: unknown } | undefined;
  if (list) {
    const source = typeof list.source === 'string' ? list.source : '';
    if (source.startsWith('=')) return { ...told, type: 'list', formula1: writtenFormula(source) };
    return { ...told, type: 'list', values: source.split(',') };
  }
  for (const [type, name] of KINDS) {
    const basic = rule[name] as { operator?: string; formula1?: unknown; formula2?: unknown } | undefined;
    if (!basic) continue;
    return {
      ...told,
      type,
      operator: SAME_OPERATOR[basic.operator ?? 'Between'] ?? 'between',
      formula1: written(basic.formula1),
      ...(basic.formula2 !== undefined && { formula2: written(basic.formula2) }),
    };
  }
  const custom = rule['custom'] as { formula?: unknown } | undefined;
  return custom
    ? { ...told, type: 'custom', formula1: writtenFormula(String(custom.formula ?? 'TRUE')) }
    : null;
}

/** A file's conditional formats by formulas and by cell values; other kinds are not known to the workbook. */
export function readCondition(book: HostBook, file: ConditionalRule, looks: FileLooks): HostCondition[] {
  const formulas = (typeof file.formula === 'string' ? [file.formula] : (file.formula ?? [])).map(
    readFormula,
  );
  if (file.type !== 'expression' && file.type !== 'cellIs') return [];
  const { style = {}, format } = file.style ? looks.lookOf(file.style) : {};
  const part = (prefix: string): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(style).flatMap(([key, value]) =>
        key.startsWith(prefix) ? [[key.slice(prefix.length), value]] : [],
      ),
    );
  const font = part('Font/');
  // A condition changes no more of the font than what it names; name and size are never among that.
  delete font['Name'];
  delete font['Size'];
  return areasOf(file.range).map((box) => ({
    id: `{${String(book.nextNumber()).padStart(8, '0')}-CF}`,
    box,
    type: file.type === 'expression' ? 'Custom' : 'CellValue',
    looks: {
      '': { StopIfTrue: file.stopIfTrue === true },
      Font: font,
      Fill: part('Fill/'),
      ...(format !== undefined && { Format: { NumberFormat: format } }),
      ...(file.type === 'expression'
        ? { Rule: { Formula: formulas[0] ?? '' } }
        : {
            CellValue: {
              Rule: {
                operator: CONDITION_OPERATORS[file.operator ?? 'equal'],
                formula1: formulas[0] ?? '',
                ...(formulas[1] !== undefined && { formula2: formulas[1] }),
              },
            },
          }),
    },
  }));
}

const CONDITION_OPERATORS: Readonly<Record<ValidationOperator, string>> = {
  ...OPERATORS,
  greaterThanOrEqual: 'GreaterThanOrEqual',
  lessThanOrEqual: 'LessThanOrEqual',
};

export function writtenCondition({ conditions }: HostSheet): ConditionalRule[] {
  return conditions.flatMap(({ box, type, looks }, at): ConditionalRule[] => {
    const style: Record<string, StyleValue> = {};
    for (const prefix of ['Font', 'Fill'])
      for (const [name, value] of Object.entries(looks[prefix] ?? {}))
        if (value !== null && value !== '') style[`${prefix}/${name}`] = value as StyleValue;
    const format = looks['Format']?.['NumberFormat'];
    const shape = fileStyle({ style, ...(typeof format === 'string' && { format }) });
    if (shape) delete shape.alignment;
    // In a condition the shade is what lies behind the pattern.
    if (shape?.fill?.type === 'pattern' && shape.fill.fgColor)
      shape.fill = {
        type: 'pattern',
        pattern: 'solid',
        fgColor: shape.fill.fgColor,
        bgColor: shape.fill.fgColor,
      };
    const common = {
      priority: at + 1,
      range: areaText(box),
      ...(looks['']?.['StopIfTrue'] === true && { stopIfTrue: true }),
      ...(shape && { style: shape }),
    };
    if (type === 'Custom')
      return [
        {
          ...common,
          type: 'expression',
          formula: writtenFormula(String(looks['Rule']?.['Formula'] ?? 'TRUE')),
        },
      ];
    const rule = looks['CellValue']?.['Rule'] as
      { operator?: string; formula1?: unknown; formula2?: unknown } | null | undefined;
    if (type !== 'CellValue' || !rule) return [];
    const formulas = [rule.formula1, rule.formula2].flatMap((one) =>
      one === undefined ? [] : [writtenFormula(String(one))],
    );
    return [
      {
        ...common,
        type: 'cellIs',
        operator: SAME_OPERATOR[rule.operator ?? ''] ?? 'equal',
        formula: formulas,
      },
    ];
  });
}
