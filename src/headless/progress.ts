import { text, type Language } from '../locale/text';

/** Work that is done within this time says nothing while it runs. */
const QUIET_MS = 1000;

/** Says which step begins, once the work has taken longer than a second. */
export class Progress {
  private readonly begun = performance.now();

  constructor(
    private readonly language: Language,
    private readonly say: (line: string) => void,
  ) {}

  /** @param step its name; the text stands under `step-<name>` */
  step(step: string): void {
    const elapsed = performance.now() - this.begun;
    if (elapsed < QUIET_MS) return;
    this.say(
      text(this.language, 'command-progress', {
        step: text(this.language, `step-${step}`),
        seconds: (elapsed / 1000).toFixed(1),
      }),
    );
  }
}
