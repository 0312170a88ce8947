import { text, type Language } from '../locale/text';

/** Why the command did nothing, as one sentence that says what to do; the command ends with 2. */
export class CommandRefusal extends Error {
  override readonly name = 'CommandRefusal';

  constructor(
    readonly key: string,
    readonly values: Readonly<Record<string, string | number>>,
    language: Language,
  ) {
    super(text(language, key, values));
  }
}
