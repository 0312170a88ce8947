import { CommandRefusal } from '../../src/headless/refusal';
import { BenchRefusal, type Told } from './own-process';

/** How the process that measures tells what it is at and what it has found. */
export interface Teller<Row> {
  readonly begun: (name: string) => Promise<void>;
  readonly measured: (row: Row) => Promise<void>;
}

/**
 * The entry of a process that measures (`own-process.ts`): does what it was ordered and ends, whatever still waits in it.
 * @param work does it
 */
export async function measure<Order, Row>(
  work: (order: Order, teller: Teller<Row>) => Promise<void>,
): Promise<void> {
  const tell = (told: Told<Row>): Promise<void> =>
    new Promise((resolve) => process.send!(told, undefined, {}, () => resolve()));
  let code = 0;
  try {
    await work(JSON.parse(process.argv[2]) as Order, {
      begun: (name) => tell({ event: 'begun', name }),
      measured: (row) => tell({ event: 'measured', row }),
    });
  } catch (error) {
    code = 1;
    if (error instanceof CommandRefusal || error instanceof BenchRefusal)
      await tell({ event: 'refused', sentence: error.message });
    else console.error(error);
  }
  process.exit(code);
}
