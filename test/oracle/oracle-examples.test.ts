import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWorkbook } from '../../src/xlsx/read-workbook';
import { describeSharedFile } from '../shared-files';
import { dayOfCell } from './calendar';
import { oracle } from './oracle';

type Json = { [key: string]: any }; // eslint-disable-line @typescript-eslint/no-explicit-any

describeSharedFile('examples', (examples) => {
  test.each([1, 2, 3])('the oracle gives every figure of campaign %i', async (number) => {
    const file = `campaign-${number}.xlsx`;
    const { sheets } = await readWorkbook(file, readFileSync(join(examples, file)));
    const { cut: _cut, ...expected } = JSON.parse(
      readFileSync(join(examples, `campaign-${number}.json`), 'utf8'),
    ) as Json;
    const document = oracle(sheets, dayOfCell('2012-12-31')!) as Json;
    const { overdue: _overdue, ...ledger } = document.ledger;
    const phases = document.phases.map(({ state: _state, ...phase }: Json) => phase);
    const { rewardPay: _rewardPay, ...said } = document;
    expect({ ...said, ledger, phases }).toEqual(expected);
  });
});
