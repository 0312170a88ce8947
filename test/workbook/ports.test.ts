import { EXCEL_PORT } from './excel-port';
import { FILE_PORT } from './file-port';
import { describePort } from './port-suite';

/** Every implementation of the workbook passes the same tests. */
describe.each([EXCEL_PORT, FILE_PORT])('the workbook $name', describePort);
