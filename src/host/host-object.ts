import { apiNotFound, itemNotFound, type HostError } from './host-error';

/**
 * An object of the rich API. Members that office.js may ask for begin with a capital or an underscore, as they do on the wire;
 * what begins with a small letter is the host's own and cannot be reached from a request.
 */
export abstract class HostObject {
  /** The name of the class in office.js. */
  abstract readonly kind: string;
  /** The scalars that a load without names gives. */
  abstract readonly scalars: readonly string[];

  /** What Excel tells of an object whenever it makes one. */
  identity(): Record<string, unknown> {
    return {};
  }

  /** @throws HostError ApiNotFound */
  readMember(name: string): unknown {
    if (!isMemberName(name) || !(name in this)) throw apiNotFound(this.kind, name);
    const value = (this as unknown as Record<string, unknown>)[name];
    if (typeof value === 'function') throw apiNotFound(this.kind, name);
    return value;
  }

  /** @throws HostError ApiNotFound, InvalidArgument */
  writeMember(name: string, value: unknown): void {
    if (!isMemberName(name) || !setterOf(this, name)) throw apiNotFound(this.kind, name);
    (this as unknown as Record<string, unknown>)[name] = value;
  }

  /** @throws HostError ApiNotFound, and whatever the member throws */
  callMember(name: string, args: readonly unknown[]): unknown {
    const member: unknown = isMemberName(name)
      ? (this as unknown as Record<string, unknown>)[name]
      : undefined;
    if (typeof member !== 'function') throw apiNotFound(this.kind, name);
    return (member as (...args: unknown[]) => unknown).apply(this, [...args]);
  }
}

/** A collection; `found` says what a key leads to. */
export abstract class HostCollection<T extends HostObject> extends HostObject {
  readonly scalars: readonly string[] = [];

  abstract items(): readonly T[];
  protected abstract found(key: unknown): T | undefined;

  get Count(): number {
    return this.items().length;
  }
  GetCount(): number {
    return this.items().length;
  }
  GetItem(key: unknown): T {
    const item = this.found(key);
    if (item === undefined) throw this.missing(key);
    return item;
  }
  GetItemOrNullObject(key: unknown): T | null {
    return this.found(key) ?? null;
  }
  GetItemAt(index: unknown): T {
    const item = typeof index === 'number' ? this.items()[index] : undefined;
    if (item === undefined) throw this.missing(index);
    return item;
  }

  protected missing(key: unknown): HostError {
    return itemNotFound(`${this.kind} ${String(key)}`);
  }
}

function isMemberName(name: string): boolean {
  return /^_?[A-Z]/.test(name);
}

function setterOf(object: object, name: string): boolean {
  for (let level: object | null = object; level; level = Object.getPrototypeOf(level) as object | null) {
    const property = Object.getOwnPropertyDescriptor(level, name);
    if (property) return property.set !== undefined;
  }
  return false;
}
