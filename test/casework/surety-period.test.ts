import { dayOf, NO_DAY } from '../../src/calendar/day';
import { suretyPeriod } from '../../src/casework/surety-period';

describe('the surety period', () => {
  const due = dayOf(2024, 8, 31);
  const asOf = dayOf(2025, 1, 31);

  it('is six months from the due date where nothing was agreed, to the last day of a shorter month', () => {
    expect(suretyPeriod(due, NO_DAY, asOf)).toEqual({
      expires: dayOf(2025, 2, 28),
      daysLeft: 28,
      agreed: false,
    });
  });

  it('is what was agreed', () => {
    expect(suretyPeriod(due, dayOf(2026, 8, 31), asOf)).toMatchObject({
      expires: dayOf(2026, 8, 31),
      agreed: true,
    });
  });

  it('agreed to end on or before the due date, it counts as not agreed', () => {
    expect(suretyPeriod(due, due, asOf)).toMatchObject({ expires: dayOf(2025, 2, 28), agreed: false });
  });

  it('agreed on, it stands though the ledger has no due date', () => {
    expect(suretyPeriod(NO_DAY, dayOf(2025, 1, 30), asOf)).toEqual({
      expires: dayOf(2025, 1, 30),
      daysLeft: -1,
      agreed: true,
    });
  });

  it('without a due date, and nothing agreed, it cannot be told', () => {
    expect(suretyPeriod(NO_DAY, NO_DAY, asOf)).toBeNull();
  });
});
