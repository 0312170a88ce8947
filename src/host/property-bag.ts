import { apiNotFound } from './host-error';
import { HostObject } from './host-object';
import type { MemberRule } from './member-rule';

/** A member of a bag: what it is before anybody sets it, and what may be set. */
export type Members = Readonly<Record<string, { readonly initial: unknown; readonly rule: MemberRule }>>;

/** An object that is little more than members that can be read and set; its parts hang below it by their wire names. */
export class PropertyBag extends HostObject {
  readonly scalars: readonly string[];

  /**
   * @param values where the values lie; missing ones are as the member begins
   * @param parts objects and methods below it
   */
  constructor(
    readonly kind: string,
    private readonly members: Members,
    private readonly values: Record<string, unknown>,
    private readonly parts: Readonly<Record<string, HostObject | ((...args: unknown[]) => unknown)>> = {},
    private readonly told: () => Record<string, unknown> = () => ({}),
  ) {
    super();
    this.scalars = Object.keys(members);
  }

  override identity(): Record<string, unknown> {
    return this.told();
  }

  override readMember(name: string): unknown {
    const part = this.parts[name];
    if (part instanceof HostObject) return part;
    const member = this.members[name];
    if (!member) throw apiNotFound(this.kind, name);
    return name in this.values ? this.values[name] : member.initial;
  }

  override writeMember(name: string, value: unknown): void {
    const member = this.members[name];
    if (!member) throw apiNotFound(this.kind, name);
    this.values[name] = member.rule(value, name);
  }

  override callMember(name: string, args: readonly unknown[]): unknown {
    const part = this.parts[name];
    if (typeof part !== 'function') throw apiNotFound(this.kind, name);
    return part(...args);
  }

  /** The wire names of everything that the bag answers to. */
  memberNames(): string[] {
    return [...Object.keys(this.members), ...Object.keys(this.parts)];
  }
}
