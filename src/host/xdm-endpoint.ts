import type { HostMessage } from './event-board';
import { HostError } from './host-error';
import type { OfficeHost } from './office-host';

/** What the host says of itself to the add-in. */
export interface EndpointOptions {
  /** Origin of the host's page, with https. */
  readonly origin: string;
  /** Language of the user and of the data. */
  readonly language?: string;
  /** Requirement sets beside or in place of `REQUIREMENTS`. */
  readonly requirements?: Readonly<Record<string, string>>;
  readonly appId?: string;
}

/** What the host can do, as far as Excel 2021 can, which is the least that the add-in must live with. */
export const REQUIREMENTS: Readonly<Record<string, string>> = {
  excelapi: '1.14',
  customfunctionsruntime: '1.3',
  customfunctions: '1.7',
  sharedruntime: '1.1',
  ribbonapi: '1.1',
  dialogapi: '1.2',
  dialogorigin: '1.1',
  addincommands: '1.1',
  richapiruntime: '1.1',
  settings: '1.1',
  bindingevents: '1.1',
  documentevents: '1.1',
  keyboardshortcuts: '1.1',
  openbrowserwindowapi: '1.1',
};

const EXCEL_ON_THE_WEB = 16;
const REQUEST = 0;
const REPLY = 1;
const LISTEN = 1;
const UNLISTEN = 2;
const COMMAND = 'appCommandInvoked';
const UNKNOWN_METHOD = 5001;
/** Numbers of methods (`DispatchId`) that office.js calls. */
const METHOD = { richApi: 93, refreshSettings: 75, saveSettings: 76, commandDone: 94 } as const;

interface XdmMessage {
  readonly _messageType: number;
  readonly _actionName: string;
  readonly _actionType: number;
  readonly _conversationId: string;
  readonly _correlationId: number;
  readonly _data: unknown;
}

/**
 * The part of Excel on the web that sits in the page around the add-in and talks with office.js in JSON messages. How the
 * messages travel is somebody else's: between windows, or within one.
 */
export class XdmEndpoint {
  private readonly listeners = new Map<string, { conversation: string; correlation: number }>();
  /** What becomes of each command that is running, by its id; a result other than 0 is a failure. */
  private readonly commands = new Map<string, (result: number) => void>();
  private clicks = 0;
  private readonly early: unknown[] = [];
  private readonly unknown: string[] = [];
  private readonly appId: string;

  /** @param send delivers one message to the add-in's window */
  constructor(
    private readonly host: OfficeHost,
    private readonly send: (message: string) => void,
    private readonly options: EndpointOptions,
  ) {
    this.appId = options.appId ?? 'app1';
    host.connect((messages) => {
      this.push(messages);
    });
  }

  /** What the add-in asked for and the host does not know, for the curious. */
  get notUnderstood(): readonly string[] {
    return this.unknown;
  }

  /** Must be called with every message that the add-in posts. */
  receive(text: string): void {
    const message = parsed(text);
    if (message?._messageType !== REQUEST) return;
    if (message._actionType === LISTEN) {
      this.listeners.set(message._actionName, {
        conversation: message._conversationId,
        correlation: message._correlationId,
      });
      this.reply(message, { Error: 0 });
      if (message._actionName === COMMAND) for (const data of this.early.splice(0)) this.event(COMMAND, data);
    } else if (message._actionType === UNLISTEN) {
      this.listeners.delete(message._actionName);
      this.reply(message, { Error: 0 });
    } else if (message._actionName === 'ContextActivationManager_getAppContextAsync') {
      this.reply(message, this.appContext());
    } else if (message._actionName === 'executeMethod') {
      this.execute(message);
    } else if (message._actionName !== 'ContextActivationManager_notifyHost') {
      this.unknown.push(message._actionName);
      this.reply(message, null, -2);
    }
  }

  /**
   * A click on a command of the ribbon.
   * @param name of the function that the add-in has associated
   * @returns once the function has said that it is done
   * @throws HostError InvalidOperation where no function bears this name
   */
  command(name: string, controlId = 'Button'): Promise<void> {
    this.clicks += 1;
    const id = `command-${String(this.clicks)}`;
    return new Promise((resolve, reject) => {
      this.commands.set(id, (result) => {
        if (result === 0) resolve();
        else reject(new HostError('InvalidOperation', `The command ${name} failed (${String(result)}).`));
      });
      const data = { 0: id, 1: name, 2: JSON.stringify({ source: { id: controlId } }) };
      // A click while the add-in is still starting waits for it.
      if (this.listeners.has(COMMAND)) this.event(COMMAND, data);
      else this.early.push(data);
    });
  }

  private push(messages: readonly HostMessage[]): void {
    this.event('richApiMessage', { ArrayData: messages });
  }

  private event(name: string, data: unknown): void {
    const listener = this.listeners.get(name);
    if (!listener) return;
    this.post({
      _messageType: REPLY,
      _actionName: name,
      _conversationId: listener.conversation,
      _correlationId: listener.correlation,
      _errorCode: 0,
      _responseType: 1,
      _data: data,
    });
  }

  private reply(to: XdmMessage, data: unknown, errorCode = 0): void {
    this.post({
      _messageType: REPLY,
      _actionName: to._actionName,
      _conversationId: to._conversationId,
      _correlationId: to._correlationId,
      _errorCode: errorCode,
      _responseType: 0,
      _data: data,
    });
  }

  private post(message: Readonly<Record<string, unknown>>): void {
    this.send(JSON.stringify({ _serializerVersion: 1, _origin: this.options.origin, ...message }));
  }

  private execute(message: XdmMessage): void {
    const data = message._data as {
      /** Of a command that is done: its id and its result. */
      readonly 0?: unknown;
      readonly 1?: unknown;
      DdaMethod: { DispatchId: number };
      ArrayData?: readonly unknown[];
      DdaSettingsMethod?: { Properties: readonly (readonly [string, string])[] };
    };
    switch (data.DdaMethod.DispatchId) {
      case METHOD.richApi: {
        const { status, body, refusal } = this.host.process(String(data.ArrayData?.[4]));
        this.reply(message, { Version: 1, Error: refusal, Data: [status, [], body] });
        return;
      }
      case METHOD.refreshSettings:
        this.reply(message, { Version: 1, Error: 0, Properties: Object.entries(this.host.documentSettings) });
        return;
      case METHOD.saveSettings:
        this.host.documentSettings = Object.fromEntries(data.DdaSettingsMethod?.Properties ?? []);
        this.reply(message, { Version: 1, Error: 0 });
        return;
      case METHOD.commandDone:
        this.reply(message, { Version: 1, Error: 0 });
        this.commandDone(String(data[0]), Number(data[1]));
        return;
      default:
        this.unknown.push(`method ${String(data.DdaMethod.DispatchId)}`);
        this.reply(message, { Version: 1, Error: UNKNOWN_METHOD });
    }
  }

  private commandDone(id: string, result: number): void {
    this.commands.get(id)?.(result);
    this.commands.delete(id);
  }

  private appContext(): Readonly<Record<string, unknown>> {
    const language = this.options.language ?? 'zh-CN';
    return {
      _id: this.appId,
      _appInstanceId: this.appId,
      _appName: EXCEL_ON_THE_WEB,
      _appVersion: '16.00',
      _appUILocale: language,
      _dataLocale: language,
      _docUrl: `https://example.invalid/${encodeURIComponent(this.host.book.name)}`,
      _clientMode: 1,
      _settings: Object.entries(this.host.documentSettings),
      _reason: 'documentOpened',
      _osfControlType: 1,
      _eToken: '',
      _correlationId: 'correlation-1',
      _hostFullVersion: '16.0.17000.40000',
      _hostCustomMessage: '',
      _requirementMatrix: JSON.stringify({ ...REQUIREMENTS, ...this.options.requirements }),
      _addinName: 'Qingqian',
      _appDomains: [],
      _featureGates: {},
      _initialDisplayMode: 2,
      _wacHostEnvironment: '0',
    };
  }
}

function parsed(text: string): XdmMessage | null {
  try {
    return JSON.parse(text) as XdmMessage;
  } catch {
    // Other scripts post messages of their own between windows.
    return null;
  }
}
