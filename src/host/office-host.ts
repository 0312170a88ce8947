import { areaOf } from './address';
import { sheetNamed } from './arguments';
import type { HostBook } from './book';
import type { Box } from './box';
import { BookCalculation, type Calculation, type CustomFunctions } from './calculation/calculation';
import type { CellContent } from './cell';
import { shiftCells } from './cell-shift';
import { clearContents, writeEntries } from './cell-writing';
import {
  CustomFunctionBridge,
  CustomFunctionService,
  type FunctionAnswer,
  type FunctionOfAddin,
} from './custom-function-bridge';
import { changes, dispatch, type Roots } from './dispatcher';
import { EVENT, EventBoard, type HostMessage, WHOLE_WORKBOOK } from './event-board';
import { apiNotFound } from './host-error';
import { HostObject } from './host-object';
import { RangeAreasObject, RangeObject } from './range-object';
import { ACTION, type RichRequest, type RichResponse } from './request';
import { SheetObject } from './sheet-object';
import { type Author, Stage } from './stage';
import { WorkbookObject } from './workbook-object';

/**
 * How a request goes wrong: it never arrives, it is done but its answer is lost, it breaks off half-way, or Excel refuses it with
 * a code of its own, such as `AccessDenied`.
 */
export type Fault = 'before' | 'answer lost' | 'half' | { readonly code: string };

export interface HostOptions {
  /** Serial number of today, for TODAY() and for dates typed without a year; 2026-06-30 where not given. */
  readonly today?: number;
  /** The functions that the add-in has told Excel of. */
  readonly functions?: readonly FunctionOfAddin[];
  /** Computes the formulas; the host's own calculation where not given. */
  readonly calculation?: (book: HostBook, functions: CustomFunctions) => Calculation;
}

/** What one request was answered with. */
export interface HostAnswer {
  /** As of HTTP. */
  readonly status: number;
  readonly body: string;
  /** A number of office.js for requests that the host does not even look at. */
  readonly refusal: 0 | 5103 | 5104;
}

/** Excel on the web takes and gives no more than this at once. */
export const MOST_BYTES = 5 * 1024 * 1024;

/** Plays Excel on the web for the unmodified office.js: takes rich-API requests and answers them over a workbook. */
export class OfficeHost {
  readonly stage: Stage;
  private readonly calculation: Calculation;
  private readonly bridge: CustomFunctionBridge;
  private readonly roots: Roots;
  private readonly hasFunctions: boolean;
  private settling: Promise<void> | null = null;
  private readonly faults = new Map<number, Fault>();
  private readonly meddling = new Map<number, () => void>();
  private readonly sizes: { sent: number; received: number }[] = [];
  private sink: (messages: readonly HostMessage[]) => void = () => undefined;
  /** While the user types into a cell Excel takes no requests. */
  isCellEdited = false;
  /** Settings of the common API (`Office.context.document.settings`). */
  documentSettings: Record<string, string> = {};

  constructor(
    readonly book: HostBook,
    options: HostOptions = {},
  ) {
    const send = (messages: readonly HostMessage[]): void => {
      this.sink(messages);
    };
    const today = options.today ?? 46_203;
    this.hasFunctions = (options.functions ?? []).length > 0;
    this.bridge = new CustomFunctionBridge(options.functions ?? [], send);
    this.calculation =
      options.calculation?.(book, this.bridge) ?? new BookCalculation(book, () => today, this.bridge);
    this.stage = new Stage(book, new EventBoard(send), this.calculation, () => today);
    this.stage.functionsReady = () => {
      this.bridge.ready();
    };
    this.roots = {
      global: new WorkbookObject(this.stage),
      create: (typeName) => this.service(typeName),
      kept: (id) => {
        const object = this.stage.kept(id);
        return object instanceof HostObject ? object : undefined;
      },
      keep: (object) => {
        if (object instanceof RangeObject || object instanceof RangeAreasObject) this.stage.keep(object);
      },
    };
    this.stage.refresh();
  }

  /** The transport that is open: where events and calls of functions go. */
  connect(sink: (messages: readonly HostMessage[]) => void): void {
    this.sink = sink;
  }

  /** Answers one rich-API request. @param body JSON as office.js sends it */
  process(body: string): HostAnswer {
    const sent = byteLength(body);
    if (sent > MOST_BYTES) {
      this.sizes.push({ sent, received: 0 });
      return { status: 413, body: '', refusal: 5103 };
    }
    const request = JSON.parse(body) as RichRequest;
    if (isHousekeeping(request)) return this.answered(request, undefined);
    this.meddling.get(this.sizes.length + 1)?.();
    const answer = this.answered(request, this.faults.get(this.sizes.length + 1));
    this.sizes.push({ sent, received: byteLength(answer.body) });
    return answer;
  }

  private answered(request: RichRequest, fault: Fault | undefined): HostAnswer {
    if (fault === 'before') return lost();
    if (typeof fault === 'object') return refused(fault.code, 'Excel refuses.', 400);
    if (this.isCellEdited)
      return refused('InvalidOperationInCellEditMode', 'Excel is in cell-editing mode.', 400);
    const changing = request.Actions.filter(changes).length;
    this.stage.author = 'add-in';
    const response = dispatch(request, this.roots, fault === 'half' ? Math.floor(changing / 2) : Infinity);
    this.afterwards();
    if (changing > 0 && !response.Error) this.stage.undoSteps += 1;
    if (fault === 'answer lost') return lost();
    const text = JSON.stringify(response);
    if (byteLength(text) > MOST_BYTES) return { status: 413, body: '', refusal: 5104 };
    return { status: 200, body: text, refusal: 0 };
  }

  // ---- what a test, or whoever watches, can see and do

  /** How many requests of the program have come so far; what office.js sends by itself does not count. */
  get roundTrips(): number {
    return this.sizes.length;
  }
  /** Bytes of each of these requests and of its answer, in order. */
  get requests(): readonly { readonly sent: number; readonly received: number }[] {
    return this.sizes;
  }

  /** Lets the n-th request of the program from now on go wrong. */
  failAt(request: number, fault: Fault = 'before'): void {
    this.faults.set(this.sizes.length + request, fault);
  }
  /** Lets somebody do something just before the n-th request of the program from now on is looked at. */
  meanwhile(request: number, act: () => void): void {
    this.meddling.set(this.sizes.length + request, act);
  }
  /** From now on everything works, and nobody meddles. */
  stopFailing(): void {
    this.faults.clear();
    this.meddling.clear();
  }

  /** Types into cells as the user, or as somebody else who edits the same workbook: events tell of it. */
  type(sheet: string, address: string, values: unknown, author: Author = 'user'): void {
    this.as(author, () => {
      writeEntries(this.stage, sheetNamed(this.stage, sheet), areaOf(address), values);
    });
  }

  /** Empties cells as the user. */
  erase(sheet: string, address: string): void {
    this.as('user', () => {
      const on = sheetNamed(this.stage, sheet);
      clearContents(this.stage, on, areaOf(address));
      this.stage.wrote(on, areaOf(address));
    });
  }

  /** Inserts or deletes cells as the user; whole rows and columns by an address like `3:4` or `B:B`. */
  shift(kind: 'insert' | 'delete', sheet: string, address: string, axis: 'row' | 'column'): void {
    this.as('user', () => {
      shiftCells(this.stage, { sheet: sheetNamed(this.stage, sheet), box: areaOf(address), axis, kind });
    });
  }

  /** What the user does to a whole sheet: renames it, copies it, moves it to another place, deletes it. */
  rename(sheet: string, name: string): void {
    this.as('user', () => {
      this.sheet(sheet).Name = name;
    });
  }
  /** @returns the name of the copy */
  copy(sheet: string): string {
    let name = '';
    this.as('user', () => {
      name = this.sheet(sheet).Copy().Name;
    });
    return name;
  }
  move(sheet: string, position: number): void {
    this.as('user', () => {
      this.sheet(sheet).Position = position;
    });
  }
  remove(sheet: string): void {
    this.as('user', () => {
      this.sheet(sheet).Delete();
    });
  }

  private sheet(name: string): SheetObject {
    return new SheetObject(this.stage, sheetNamed(this.stage, name));
  }

  /** Selects cells as the user. */
  select(sheet: string, address: string): void {
    const on = sheetNamed(this.stage, sheet);
    const box: Box = areaOf(address);
    this.book.active = on;
    this.book.selection = { sheet: on, box };
    const details = { address, worksheetId: on.id };
    this.stage.events.raise(EVENT.worksheetSelectionChanged, [on.id, WHOLE_WORKBOOK], details);
  }

  /** Asks a function of the add-in as Excel does for a cell. */
  callFunction(
    id: string,
    given: readonly (undefined | CellContent | readonly (readonly CellContent[])[])[],
    address = 'Sheet1!A1',
  ): Promise<FunctionAnswer> {
    return this.bridge.invoke(id, given, address);
  }

  /** Computes, and waits until no formula waits for a function of the add-in. */
  settled(): Promise<void> {
    this.settling ??= this.calculation.settle().finally(() => {
      this.settling = null;
    });
    return this.settling;
  }

  /** After whatever may have changed cells: formulas that wait for functions of the add-in get their answers in time. */
  private afterwards(): void {
    this.stage.endOfRequest();
    if (this.hasFunctions && this.book.calculationMode !== 'Manual') void this.settled();
  }

  private as(author: Author, act: () => void): void {
    this.stage.author = author;
    try {
      act();
      this.stage.undoSteps += author === 'user' ? 1 : 0;
    } finally {
      this.stage.author = 'add-in';
      this.afterwards();
    }
  }

  /** Services that office.js makes by their names. */
  private service(typeName: string): HostObject {
    if (typeName === 'Microsoft.ExcelServices.CustomFunctions') return new CustomFunctionService(this.bridge);
    if (ACTION_SERVICES.includes(typeName)) return new ActionService();
    throw apiNotFound('the service', typeName);
  }
}

const ACTION_SERVICES = ['Microsoft.InternalService.AddinInternalService'];

/** Where office.js says that it can take commands. */
class ActionService extends HostObject {
  readonly kind = 'AddinInternalService';
  readonly scalars = [];

  NotifyActionHandlerReady(): void {
    // Commands are sent over the transport's own channel; nothing has waited for this.
  }
}

/** What office.js sends by itself, whenever it likes: it lets go of objects, says that it is ready, hands back results. */
const HOUSEKEEPING = [
  '_RemoveReference',
  'NotifyActionHandlerReady',
  '_SetOsfControlContainerReadyForCustomFunctions',
  'SetInvocationArrayResults',
  'SetInvocationResults',
];

function isHousekeeping({ Actions }: RichRequest): boolean {
  return Actions.every(
    ({ ActionType, Name }) =>
      ActionType === ACTION.instantiate ||
      (ActionType === ACTION.method && HOUSEKEEPING.includes(Name ?? '')),
  );
}

/** What office.js sees when the connection breaks. */
function lost(): HostAnswer {
  return refused('GeneralException', 'The connection was lost.', 503);
}

function refused(code: string, message: string, status: number): HostAnswer {
  const response: RichResponse = {
    Results: [],
    TraceIds: [],
    Error: {
      Code: code,
      Message: message,
      Location: '',
      ActionIndex: 0,
      HttpStatusCode: status,
    },
  };
  // As with every error that the program can read: the request itself has come through.
  return { status: 200, body: JSON.stringify(response), refusal: 0 };
}

/** Bytes of a text in UTF-8, without making them. */
function byteLength(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // Either half of a surrogate pair counts two of its four bytes.
    bytes += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 2 : 3;
  }
  return bytes;
}
