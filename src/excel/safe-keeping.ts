import { Cancelled, toItsEnd, type Job } from '../workbook/job';
import { WorkbookRefusal } from '../workbook/workbook';
import { putBack, showCreated, type Journal } from './journal';
import { putColumnsBack, type ColumnsJournal } from './column-journal';
import { putRowsBack, type RowsJournal } from './row-journal';
import type { MemoryReader } from './memory-reader';
import type { Trips } from './trips';

type AnyJournal = Journal | ColumnsJournal | RowsJournal;

/** A writing that is done, and how to find out whether the workbook still is as it left it. */
interface Done {
  readonly journal: AnyJournal;
  readonly isAsLeft: (job: Job) => Promise<boolean>;
}

/** What has to be put back: a writing that went wrong, one that the user takes back, or only its new sheets into sight. */
interface Unfinished {
  readonly journal: AnyJournal;
  readonly why: 'failed' | 'undo' | 'shown';
}

/** So many times a putting back is tried before the user is told that it failed: a connection that was lost may come back. */
const ATTEMPTS = 3;

/** Sees to it that a writing is done completely or not at all, and can be taken back afterwards. */
export class SafeKeeping {
  private last: Done | null = null;
  /** What could not be put back; it is before anything else is written. */
  private unfinished: Unfinished | null = null;

  constructor(
    private readonly trips: Trips,
    private readonly memory: MemoryReader,
  ) {}

  /**
   * Does a piece of work; where it fails or is cancelled, everything is put back as the journal says.
   * @param work says how to find out, later, whether the workbook still is as it left it
   * @throws Cancelled, WorkbookRefusal
   */
  async guard(journal: AnyJournal, job: Job, work: () => Promise<Done['isAsLeft']>): Promise<void> {
    try {
      this.last = { journal, isAsLeft: await this.trips.patiently(job, work) };
    } catch (error) {
      await this.restore({ journal, why: 'failed' }, job);
      throw error;
    }
  }

  /** Puts back what an earlier run could not. */
  async finish(job: Job): Promise<void> {
    if (this.unfinished !== null) await this.restore(this.unfinished, job);
  }

  /** Takes the last writing back, where the workbook still is as that left it. */
  async undo(job: Job): Promise<boolean> {
    if (this.unfinished !== null) {
      // What had begun is taken back, and nothing more.
      await this.finish(job);
      return true;
    }
    if (this.last === null) return false;
    if (job.signal.aborted) throw new Cancelled();
    const { journal, isAsLeft } = this.last;
    if (!(await isAsLeft(job))) return false;
    const created = 'created' in journal && journal.created.length > 0;
    if (created && !(await this.isLeftHidden(journal, isAsLeft, job))) return false;
    this.last = null;
    await this.restore({ journal, why: 'undo' }, job);
    return true;
  }

  /** Hides the new sheets and looks once more: where something was typed into them before they were hidden they are shown again. */
  private async isLeftHidden(journal: Journal, isAsLeft: Done['isAsLeft'], job: Job): Promise<boolean> {
    let isLeft = false;
    try {
      await showCreated(this.trips, journal, false);
      isLeft = await isAsLeft(job);
      return isLeft;
    } finally {
      if (!isLeft) await this.restore({ journal, why: 'shown' }, job);
    }
  }

  /** @param job is told how far it is; it cannot be cancelled */
  private async restore(what: Unfinished, job: Job): Promise<void> {
    this.unfinished = what;
    const whole = toItsEnd(job);
    for (let attempt = 1; ; attempt++) {
      try {
        await this.trips.patiently(whole, () => this.putBack(what, whole));
        this.unfinished = null;
        return;
      } catch (error) {
        if (attempt < ATTEMPTS) continue;
        const reason =
          error instanceof WorkbookRefusal ? String(error.values['code'] ?? error.key) : String(error);
        const isProtected = error instanceof WorkbookRefusal && error.key === 'excel.protected';
        const key = isProtected ? 'excel.not-restored-protected' : 'excel.not-restored';
        throw new WorkbookRefusal(key, { reason }, { cause: error });
      }
    }
  }

  private putBack({ journal, why }: Unfinished, job: Job): Promise<void> {
    const { trips } = this;
    if ('columns' in journal) return putColumnsBack(trips, journal, job);
    if ('blocks' in journal) return putRowsBack(trips, journal, job);
    if (why === 'shown') return showCreated(trips, journal, true);
    return putBack(trips, this.memory, journal, job);
  }
}
