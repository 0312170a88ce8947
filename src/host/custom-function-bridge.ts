import { CellError, type CellContent } from './cell';
import type { CustomFunctions } from './calculation/calculation';
import type { HostMessage } from './event-board';
import { HostError, invalidArgument } from './host-error';
import { HostObject } from './host-object';

/** What a function of the add-in answered: a value, rows of values, or an error with its own text. */
export type FunctionAnswer =
  | { readonly value: CellContent | readonly (readonly CellContent[])[] }
  | { readonly error: string; readonly message: string };

/** A function as the add-in's metadata describes it, as far as a call depends on it. */
export interface FunctionOfAddin {
  readonly id: string;
  /** With its namespace, as formulas call it (`AR.BALANCE`). */
  readonly name: string;
  /** As many arguments are handed over, omitted ones as null; a `matrix` is handed rows also where one value is given. */
  readonly parameters?: readonly { readonly dimensionality?: string | undefined }[];
}

type Argument = undefined | CellContent | readonly (readonly CellContent[])[];

const CUSTOM_FUNCTION = 1;
const INVOKE = 1000;
/** Numbers of errors on the wire; those that office.js never sends are errors of the value. */
const ERRORS: Readonly<Record<number, string>> = {
  1: '#N/A',
  5: '#DIV/0!',
  6: '#NUM!',
  7: '#VALUE!',
  8: '#NULL!',
  9: '#NAME?',
  10: '#NAME?',
};

/** Calls the add-in's functions through the runtime that it has loaded, and hands back what comes. */
export class CustomFunctionBridge implements CustomFunctions {
  private readonly waiting = new Map<number, (answer: FunctionAnswer) => void>();
  private readonly idByName = new Map<string, string>();
  private readonly parameters = new Map<string, NonNullable<FunctionOfAddin['parameters']>>();
  private next = 0;
  private isReady = false;
  private readonly whenReady: (() => void)[] = [];

  /**
   * @param send hands messages to whatever transport is open
   */
  constructor(
    functions: readonly FunctionOfAddin[],
    private readonly send: (messages: readonly HostMessage[]) => void,
  ) {
    for (const { id, name, parameters } of functions) {
      this.idByName.set(name.toUpperCase(), id);
      if (parameters) this.parameters.set(id.toUpperCase(), parameters);
    }
  }

  has(name: string): boolean {
    return this.idByName.has(name.toUpperCase());
  }

  async call(
    name: string,
    given: readonly Argument[],
  ): Promise<CellContent | readonly (readonly CellContent[])[]> {
    const id = this.idByName.get(name.toUpperCase());
    if (id === undefined) throw new HostError('ItemNotFound', `There is no function ${name}.`, 404);
    const answer = await this.invoke(id, given, 'Sheet1!A1');
    return 'error' in answer ? new CellError(answer.error) : answer.value;
  }

  /** Asks one function; waits until the add-in is there. An omitted argument goes as null, as in Excel. */
  async invoke(id: string, given: readonly Argument[], address: string): Promise<FunctionAnswer> {
    if (!this.isReady) await new Promise<void>((resolve) => this.whenReady.push(resolve));
    this.next += 1;
    const invocation = this.next;
    const answered = new Promise<FunctionAnswer>((resolve) => this.waiting.set(invocation, resolve));
    const call = [invocation, id.toUpperCase(), this.handedOver(id, given), address, 0, null];
    this.send([[CUSTOM_FUNCTION, INVOKE, '', JSON.stringify(call), 0]]);
    return answered;
  }

  /** The arguments as Excel hands them over: the invocation stands behind the last parameter, whatever was left out. */
  private handedOver(id: string, given: readonly Argument[]): unknown[] {
    const parameters =
      this.parameters.get(id.toUpperCase()) ?? given.map(() => ({ dimensionality: undefined }));
    return Array.from({ length: Math.max(parameters.length, given.length) }, (_, at) => {
      const value = onWire(given[at]);
      const isMatrix =
        (parameters as readonly { dimensionality?: string | undefined }[])[at]?.dimensionality === 'matrix';
      return isMatrix && value !== null && !Array.isArray(value) ? [[value]] : value;
    });
  }

  ready(): void {
    this.isReady = true;
    for (const resolve of this.whenReady.splice(0)) resolve();
  }

  answered(invocation: number, answer: FunctionAnswer): void {
    this.waiting.get(invocation)?.(answer);
    this.waiting.delete(invocation);
  }
}

/** Excel hands blank cells within ranges as empty texts, and error values as they are written. */
function onWire(argument: Argument): unknown {
  if (Array.isArray(argument))
    return argument.map((row: readonly CellContent[]) => row.map((cell) => cellOnWire(cell) ?? ''));
  return argument === undefined ? null : cellOnWire(argument as CellContent);
}

function cellOnWire(content: CellContent): string | number | boolean | null {
  return content instanceof CellError ? content.code : content;
}

/** The service by which the runtime of office.js hands back results, many at once. */
export class CustomFunctionService extends HostObject {
  readonly kind = 'CustomFunctions';
  readonly scalars = [];

  constructor(private readonly bridge: CustomFunctionBridge) {
    super();
  }

  _SetOsfControlContainerReadyForCustomFunctions(): void {
    this.bridge.ready();
  }
  _GetEnabledFeatures(): readonly string[] {
    return [];
  }
  SetInvocationArrayResults(results: unknown): void {
    for (const result of list(results)) {
      const [id, succeeded, value, code] = list(result);
      this.take(id, succeeded === true || succeeded === 1, value, code);
    }
  }
  SetInvocationResults(results: unknown): void {
    for (const result of list(results)) {
      const { id, failed, value, errorCode } = result as Record<string, unknown>;
      this.take(id, failed !== true, value, errorCode);
    }
  }

  private take(id: unknown, succeeded: boolean, value: unknown, code: unknown): void {
    if (typeof id !== 'number') throw invalidArgument('a result without its invocation');
    const answer: FunctionAnswer = succeeded
      ? { value: taken(value) }
      : { error: ERRORS[Number(code)] ?? '#VALUE!', message: typeof value === 'string' ? value : '' };
    this.bridge.answered(id, answer);
  }
}

function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw invalidArgument('a list of results was expected');
  return value;
}

function taken(value: unknown): CellContent | readonly (readonly CellContent[])[] {
  if (Array.isArray(value)) return (value as unknown[][]).map((row) => row.map(cellOf));
  return cellOf(value);
}

function cellOf(value: unknown): CellContent {
  if (value === null || value === undefined || value === '') return value === '' ? '' : null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  const { type, basicValue } = value as { readonly type?: unknown; readonly basicValue?: unknown };
  return new CellError(type === 'Error' && typeof basicValue === 'string' ? basicValue : '#VALUE!');
}
