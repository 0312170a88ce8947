import { text, type Language } from '../locale/text';
import { Cancelled, type Job, type Progress } from '../workbook/job';
import { failureNotice } from './failure-notice';
import type { Notice } from './session';
import type { StateHolder } from './state-holder';

/** A person reads no faster; each telling draws the pane again. */
const MILLISECONDS_BETWEEN = 100;

/** Short actions that others wait for: whoever leaves a field by pressing a button means both. */
const WAITED_FOR: readonly string[] = ['change', 'mapColumn'];

/**
 * Runs one action at a time: one that is asked for while another runs is refused with a sentence, unless that is a mere change of
 * a setting, which it waits for. Whatever happens, it ends as a
 * notice; no failure leaves this place as an exception.
 */
export class TaskRunner {
  private running: AbortController | null = null;
  private end: Promise<void> = Promise.resolve();

  constructor(
    private readonly state: StateHolder,
    private readonly language: Language,
    private readonly now: () => Date,
    private readonly rest: () => Promise<void>,
  ) {}

  /**
   * @param task name of the action; its words stand under `action.<task>`
   * @param work returns what it says when it is done; null to leave no notice
   */
  async run(task: string, work: (job: Job) => Promise<Notice | null>, cancellable = true): Promise<void> {
    if (WAITED_FOR.includes(this.state.get().working?.task ?? '')) await this.end;
    const { working } = this.state.get();
    if (working !== null) {
      const current = text(this.language, `action.${working.task}`);
      this.state.set({
        notice: {
          kind: 'refused',
          message: text(this.language, 'action.refused.busy', { task: current }),
          details: [],
          report: null,
        },
      });
      return;
    }
    this.end = this.perform(task, work, cancellable);
    return this.end;
  }

  private async perform(
    task: string,
    work: (job: Job) => Promise<Notice | null>,
    cancellable: boolean,
  ): Promise<void> {
    const controller = new AbortController();
    this.running = controller;
    this.state.set({ working: { task, progress: null, cancellable, cancelling: false }, notice: null });
    let notice: Notice | null;
    try {
      notice = await work(this.job(controller.signal, task, cancellable));
    } catch (error) {
      notice = failureNotice(error, task, this.language);
    }
    this.running = null;
    this.state.set({ working: null, notice });
  }

  cancel(): void {
    const { working } = this.state.get();
    if (working === null || !working.cancellable || working.cancelling) return;
    // Said at once: what was written may take a while to be taken back.
    this.state.set({ working: { ...working, progress: null, cancelling: true } });
    this.running?.abort();
  }

  private job(signal: AbortSignal, task: string, cancellable: boolean): Job {
    const rest = async (): Promise<void> => {
      await this.rest();
      if (signal.aborted) throw new Cancelled();
    };
    return { signal, progress: this.teller(task, cancellable, signal), rest };
  }

  /** A new step is told at once, the rows within it a few times a second. */
  private teller(task: string, cancellable: boolean, signal: AbortSignal): (progress: Progress) => void {
    let last: { readonly step: string; readonly at: number } | null = null;
    return (progress) => {
      const at = this.now().getTime();
      const step = `${progress.step} ${progress.subject}`;
      const isEnd = progress.total > 0 && progress.done >= progress.total;
      if (last !== null && last.step === step && !isEnd && at - last.at < MILLISECONDS_BETWEEN) return;
      last = { step, at };
      this.state.set({ working: { task, progress, cancellable, cancelling: signal.aborted } });
    };
  }
}

/** @throws Cancelled where the user has asked for it */
export function checkCancelled({ signal }: Job): void {
  if (signal.aborted) throw new Cancelled();
}
