import { dayOf } from '../../src/calendar/day';
import { currentSettings, type Migration } from '../../src/action/settings-version';
import { configurationWith, initialSettings, storedSettings } from '../../src/action/stored-settings';

const TODAY = dayOf(2012, 12, 31);

test('settings without a version are those of the first one, and are kept with it from then on', () => {
  const kept = { asOf: '2012-08-31', unitName: '集团清欠办', leaderUnit: '元', ofAnotherProgram: [1] };
  const settings = storedSettings(kept, TODAY);
  expect(settings).toMatchObject({ asOf: dayOf(2012, 8, 31), unitName: '集团清欠办', leaderUnit: '元' });
  expect(configurationWith(kept, settings)).toMatchObject({ ...kept, version: 1 });
  expect(configurationWith(null, initialSettings(TODAY))).toMatchObject({ asOf: '2012-12-31', version: 1 });
});

describe('the way to a third version', () => {
  const chain: readonly Migration[] = [
    (kept) => kept,
    ({ unit, ...rest }) => ({ ...rest, shownUnit: unit }),
    ({ shownUnit, ...rest }) => ({ ...rest, units: [shownUnit] }),
  ];

  test.each([
    [0, { unit: '元', more: 1 }],
    [1, { unit: '元', more: 1, version: 1 }],
    [2, { shownUnit: '元', more: 1, version: 2 }],
    [3, { units: ['元'], more: 1, version: 3 }],
  ])('begins at version %i, and what no step knows stays', (_from, kept) => {
    expect(currentSettings(kept, chain)).toEqual({ units: ['元'], more: 1, version: 3 });
  });
});

test.each([['2'], [1.5], [-1], [null], [{}]])('%j is no version: read as settings without one', (version) => {
  expect(storedSettings({ version, unitName: '某公司' }, TODAY).unitName).toBe('某公司');
});

test('settings of a later version are refused, and nothing is made to be kept in their place', () => {
  const later = { version: 2, unitName: { zh: '某公司' } };
  expect(() => storedSettings(later, TODAY)).toThrow('action.refused.newerSettings');
  expect(() => configurationWith(later, initialSettings(TODAY))).toThrow('action.refused.newerSettings');
});
