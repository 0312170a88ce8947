import { ActionRefusal, failureNotice } from '../../src/action/failure-notice';
import { PartlyDone, stepByStep } from '../../src/action/partly-done';
import { Cancelled } from '../../src/workbook/job';
import type { WriteReport } from '../../src/workbook/workbook';

const NOTHING: WriteReport = { created: [], updated: [], unchanged: [], kept: [], waitingTexts: 0 };
const writes = (sheet: string) => () => Promise.resolve({ ...NOTHING, created: [sheet] });
const leaves = (sheet: string) => () => Promise.resolve({ ...NOTHING, unchanged: [sheet] });
const fails = (error: Error) => () => Promise.reject(error);

describe('steps one after the other', () => {
  it('tell together what they did', async () => {
    expect(await stepByStep([writes('一'), leaves('二'), writes('三')])).toEqual({
      ...NOTHING,
      created: ['一', '三'],
      unchanged: ['二'],
    });
    expect(await stepByStep([])).toBeNull();
  });

  it('end where one fails; what had been written by then is told with it', async () => {
    const cause = new Cancelled();
    const after = jest.fn(writes('三'));
    await expect(stepByStep([writes('一'), fails(cause), after])).rejects.toMatchObject({
      name: 'PartlyDone',
      sheets: ['一'],
      cause,
    });
    expect(after).not.toHaveBeenCalled();
    await expect(stepByStep([leaves('一'), fails(cause)])).rejects.toBe(cause);
  });
});

describe('a failure as a sentence', () => {
  const said = (error: unknown) => failureNotice(error, 'addAgingColumns', 'zh');

  it('says that nothing was changed only where nothing was', () => {
    expect(said(new Cancelled())).toMatchObject({
      kind: 'cancelled',
      message: '加账龄列已取消；工作簿未改动。',
    });
    expect(said(new PartlyDone(['台账'], new Cancelled())).message).toBe(
      '加账龄列已取消；此前已写入「台账」，其余未改动。',
    );
    const refusal = new ActionRefusal('action.refused.noClaims');
    expect(said(refusal)).toMatchObject({ kind: 'refused', details: [] });
    expect(said(new PartlyDone(['台账'], refusal)).details).toEqual(['此前已写入「台账」，其余未改动。']);
  });

  it('a fault of the program’s own comes with its text', () => {
    expect(said(new TypeError('x is not a function'))).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('TypeError: x is not a function'),
    });
  });
});
