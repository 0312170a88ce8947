/** What the comment above a cell function says of its result and of the rule it follows. */
export interface FunctionDoc {
  readonly returns: string;
  readonly rule: string;
}

export function readDocs(): Readonly<Record<string, FunctionDoc>>;
