import type { DataValidation } from 'hucre';
import type { ValidationPlan } from '../workbook/sheet-plan';
import { areaReference } from './reference';

/** Characters that a list written into the rule itself may have. */
const MAX_LIST_TEXT = 255;
const MAX_TITLE = 32;
const MAX_MESSAGE = 255;

/** Serial numbers of 1900-01-01 and 9999-12-31. */
const FIRST_SERIAL = '1';
const LAST_SERIAL = '2958465';

/** A rule of what may be typed, as hucre takes it. */
export function dataValidation(plan: ValidationPlan): DataValidation {
  const title = plan.title.slice(0, MAX_TITLE);
  const message = plan.message.slice(0, MAX_MESSAGE);
  return {
    range: areaReference(plan.area),
    allowBlank: true,
    showInputMessage: true,
    showErrorMessage: true,
    errorStyle: 'stop',
    inputTitle: title,
    inputMessage: message,
    errorTitle: title,
    errorMessage: message,
    ...rule(plan),
  };
}

function rule({ kind, values }: ValidationPlan): Pick<DataValidation, 'type'> & Partial<DataValidation> {
  switch (kind) {
    case 'date':
      return { type: 'date', operator: 'between', formula1: FIRST_SERIAL, formula2: LAST_SERIAL };
    case 'ratio':
      return { type: 'decimal', operator: 'between', formula1: '0', formula2: '1' };
    case 'number':
      return { type: 'decimal', operator: 'between', formula1: '-1E+15', formula2: '1E+15' };
    case 'list': {
      const list = values ?? [];
      const length = list.join(',').length;
      // A list inside the rule can hold neither commas nor many words: then the message alone guides the user.
      if (list.length === 0 || length > MAX_LIST_TEXT || list.some((value) => /[,"]/.test(value))) {
        return { type: 'custom', formula1: 'TRUE' };
      }
      return { type: 'list', values: [...list] };
    }
  }
}
