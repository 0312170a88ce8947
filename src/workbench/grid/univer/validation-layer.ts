import {
  DataValidationErrorStyle,
  DataValidationOperator,
  DataValidationRenderMode,
  DataValidationType,
  type ICommandService,
  type ISheetDataValidationRule,
} from '@univerjs/core';
import { AddDataValidationMutation, RemoveDataValidationMutation } from '@univerjs/data-validation';
import type { HostBook, HostSheet, HostValidation } from '../../../host/book';
import { rangeOf } from './range';

const TYPES: Readonly<Record<string, DataValidationType>> = {
  wholeNumber: DataValidationType.WHOLE,
  decimal: DataValidationType.DECIMAL,
  textLength: DataValidationType.TEXT_LENGTH,
};
const OPERATORS: Readonly<Record<string, DataValidationOperator>> = {
  Between: DataValidationOperator.BETWEEN,
  NotBetween: DataValidationOperator.NOT_BETWEEN,
  EqualTo: DataValidationOperator.EQUAL,
  NotEqualTo: DataValidationOperator.NOT_EQUAL,
  GreaterThan: DataValidationOperator.GREATER_THAN,
  LessThan: DataValidationOperator.LESS_THAN,
  GreaterThanOrEqualTo: DataValidationOperator.GREATER_THAN_OR_EQUAL,
  LessThanOrEqualTo: DataValidationOperator.LESS_THAN_OR_EQUAL,
};

/** The rules of what may be typed, with their lists to choose from and their hints. */
export class ValidationLayer {
  private readonly shown = new Map<string, { key: string; rules: string[] }>();
  private made = 0;

  constructor(
    private readonly commands: ICommandService,
    private readonly unitId: string,
  ) {}

  refresh(book: HostBook): void {
    for (const id of [...this.shown.keys()])
      if (!book.sheets.some((sheet) => sheet.id === id)) this.shown.delete(id);
    for (const sheet of book.sheets) this.refreshSheet(sheet);
  }

  private refreshSheet(sheet: HostSheet): void {
    const key = JSON.stringify(sheet.validations);
    const before = this.shown.get(sheet.id);
    if (before?.key === key || (!before && sheet.validations.length === 0)) return;
    if (before && before.rules.length > 0)
      this.run(RemoveDataValidationMutation.id, sheet, { ruleId: before.rules });
    const rules = sheet.validations.flatMap((validation) => {
      const rule = gridRule(validation, `rule-${String(++this.made)}`);
      return rule ? [rule] : [];
    });
    if (rules.length > 0) this.run(AddDataValidationMutation.id, sheet, { rule: rules });
    this.shown.set(sheet.id, { key, rules: rules.map(({ uid }) => uid) });
  }

  private run(id: string, sheet: HostSheet, params: object): void {
    this.commands.syncExecuteCommand(
      id,
      { unitId: this.unitId, subUnitId: sheet.id, source: 'patched', ...params },
      { onlyLocal: true },
    );
  }
}

/** A rule as the grid takes it; null for one that says nothing. */
function gridRule(validation: HostValidation, uid: string): ISheetDataValidationRule | null {
  const { rule, prompt, errorAlert } = validation;
  const told = {
    uid,
    ranges: [rangeOf(validation.box)],
    allowBlank: validation.ignoreBlanks,
    showInputMessage: Boolean(prompt['message']),
    prompt: String(prompt['message'] ?? ''),
    promptTitle: String(prompt['title'] ?? ''),
    showErrorMessage: errorAlert['showAlert'] !== false && Boolean(errorAlert['message']),
    error: String(errorAlert['message'] ?? ''),
    errorTitle: String(errorAlert['title'] ?? ''),
    errorStyle: DataValidationErrorStyle.WARNING,
  };
  const list = rule['list'] as { source?: unknown; inCellDropDown?: boolean } | undefined;
  if (list) {
    const source = typeof list.source === 'string' ? list.source : '';
    if (source === '') return null;
    return {
      ...told,
      type: DataValidationType.LIST,
      formula1: source,
      showDropDown: list.inCellDropDown !== false,
      renderMode: DataValidationRenderMode.TEXT,
    };
  }
  for (const [name, type] of Object.entries(TYPES)) {
    const basic = rule[name] as { formula1?: unknown; formula2?: unknown; operator?: unknown } | undefined;
    if (!basic) continue;
    const operator = OPERATORS[String(basic.operator)];
    return {
      ...told,
      type,
      formula1: String(basic.formula1 ?? ''),
      ...(basic.formula2 !== undefined && { formula2: String(basic.formula2) }),
      ...(operator && { operator }),
    };
  }
  // What the grid could not judge without computing still has its words.
  return told.showInputMessage ? { ...told, type: DataValidationType.ANY } : null;
}
