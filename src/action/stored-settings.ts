import { formatDay, type Day } from '../calendar/day';
import { isRefusal, parseDay } from '../calendar/parse';
import type { Configuration } from '../workbook/workbook';
import type { SessionSettings } from './session';
import { currentSettings } from './settings-version';

/** What holds before the user has decided anything. */
export function initialSettings(today: Day): SessionSettings {
  return { asOf: today, moneyUnit: null, leaderUnit: '万元', unitName: '', mapping: {} };
}

/**
 * The settings that travel with the file; whatever in it is not of the expected shape (another program may have written it)
 * counts as not said.
 * @throws ActionRefusal where a later version of the program has kept them
 */
export function storedSettings(stored: Configuration | null, today: Day): SessionSettings {
  const initial = initialSettings(today);
  if (stored === null) return initial;
  const { asOf, moneyUnit, leaderUnit, unitName, mapping } = currentSettings(stored);
  const day = typeof asOf === 'string' ? parseDay(asOf) : null;
  return {
    asOf: day === null || isRefusal(day) ? today : day,
    moneyUnit: moneyUnit === '元' || moneyUnit === '千元' || moneyUnit === '万元' ? moneyUnit : null,
    leaderUnit: leaderUnit === '元' || leaderUnit === '万元' ? leaderUnit : initial.leaderUnit,
    unitName: typeof unitName === 'string' ? unitName : '',
    mapping: mappingIn(mapping),
  };
}

/**
 * The configuration with these settings in it, in the shape of the present version; what else it holds stays.
 * @throws ActionRefusal where a later version of the program has kept it
 */
export function configurationWith(stored: Configuration | null, settings: SessionSettings): Configuration {
  return { ...currentSettings(stored), ...settings, asOf: formatDay(settings.asOf) };
}

function mappingIn(value: unknown): SessionSettings['mapping'] {
  const tables: Record<string, Record<string, string>> = {};
  for (const [table, fields] of entriesOf(value)) {
    tables[table] = {};
    for (const [field, column] of entriesOf(fields)) {
      if (typeof column === 'string') tables[table][field] = column;
    }
  }
  return tables;
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}
