/** Events that the host tells the add-in of, by the numbers of office.js. */
export const EVENT = {
  worksheetChanged: 10,
  worksheetActivated: 11,
  worksheetDeactivated: 12,
  worksheetAdded: 13,
  worksheetSelectionChanged: 14,
  worksheetDeleted: 15,
  worksheetCalculated: 16,
  worksheetNameChanged: 25,
  tableChanged: 101,
  tableAdded: 102,
  tableDeleted: 103,
} as const;

export type EventType = (typeof EVENT)[keyof typeof EVENT];

/** The target of events of the whole workbook. */
export const WHOLE_WORKBOOK = 'Workbook';

/** A message to the add-in: category, type, target, text, and whether it came from another author. */
export type HostMessage = readonly [
  category: number,
  type: number,
  target: string,
  text: string,
  remote: 0 | 1,
];

const EVENT_CATEGORY = 65_536;

/** Which events the add-in has asked for; what nobody asked for is not sent. */
export class EventBoard {
  private readonly asked = new Map<string, number>();
  /** As `runtime.enableEvents` has it. */
  enabled = true;

  /** @param send hands messages to whatever transport is open */
  constructor(private readonly send: (messages: readonly HostMessage[]) => void) {}

  ask(type: EventType, target: string): void {
    const key = `${String(type)} ${target}`;
    this.asked.set(key, (this.asked.get(key) ?? 0) + 1);
  }

  leave(type: EventType, target: string): void {
    const key = `${String(type)} ${target}`;
    const left = (this.asked.get(key) ?? 0) - 1;
    if (left > 0) this.asked.set(key, left);
    else this.asked.delete(key);
  }

  /** Whether anybody listens to anything. */
  get isAsked(): boolean {
    return this.asked.size > 0;
  }

  /** Tells an event to everybody who has asked for it at one of the targets. */
  raise(type: EventType, targets: readonly string[], details: Readonly<Record<string, unknown>>): void {
    if (!this.enabled) return;
    const messages = targets
      .filter((target) => this.asked.has(`${String(type)} ${target}`))
      .map((target): HostMessage => [EVENT_CATEGORY, type, target, JSON.stringify(details), 0]);
    if (messages.length > 0) this.send(messages);
  }
}
