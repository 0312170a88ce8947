import type { ValidationPlan } from '../workbook/sheet-plan';

/** Characters that a list written into the rule itself may have, and that its texts may have. */
const MAX_LIST_TEXT = 255;
const MAX_TITLE = 32;
const MAX_MESSAGE = 255;
const MAX_ALERT = 225;

/** The days that Excel knows. */
const FIRST_DAY = '1900-01-01';
const LAST_DAY = '9999-12-31';

/** A rule that lets everything pass: the message alone guides the user. */
const ANYTHING: Excel.DataValidationRule = { custom: { formula: '=TRUE' } };

/** Says what may be typed into a range. */
export function setRule(range: Excel.Range, plan: ValidationPlan): void {
  const { dataValidation } = range;
  dataValidation.clear();
  dataValidation.ignoreBlanks = true;
  dataValidation.rule = ruleOf(plan);
  const title = plan.title.slice(0, MAX_TITLE);
  const message = plan.message.slice(0, MAX_MESSAGE);
  dataValidation.prompt = { showPrompt: true, title, message };
  dataValidation.errorAlert = { showAlert: true, style: 'Stop', title, message: message.slice(0, MAX_ALERT) };
}

/**
 * Shows a message where the cell is selected. A comment of Excel's own is a conversation under the user's name (notes came
 * after ExcelApi 1.14); a message is none and goes away with its cell.
 */
export function setMessage(range: Excel.Range, message: string): void {
  const { dataValidation } = range;
  dataValidation.clear();
  dataValidation.rule = ANYTHING;
  dataValidation.prompt = { showPrompt: true, title: '', message: message.slice(0, MAX_MESSAGE) };
}

function ruleOf({ kind, values }: ValidationPlan): Excel.DataValidationRule {
  switch (kind) {
    case 'date':
      return { date: { formula1: FIRST_DAY, formula2: LAST_DAY, operator: 'Between' } };
    case 'ratio':
      return { decimal: { formula1: 0, formula2: 1, operator: 'Between' } };
    case 'number':
      return { decimal: { formula1: -1e15, formula2: 1e15, operator: 'Between' } };
    case 'list': {
      const list = values ?? [];
      const source = list.join(',');
      // A list inside the rule can hold neither commas nor many words.
      const fits =
        list.length > 0 && source.length <= MAX_LIST_TEXT && !list.some((word) => /[,"]/.test(word));
      return fits ? { list: { inCellDropDown: true, source } } : ANYTHING;
    }
  }
}
