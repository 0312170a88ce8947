/** A call for the help page; a test evaluates it. As-of dates are given, so that it holds on every day. */
export interface Example {
  /** Arguments in order, each a single value or rows of a range; null where left out. */
  readonly args: readonly ExampleArgument[];
  readonly result: readonly (readonly (string | number)[])[];
}

export type ExampleArgument = string | number | null | readonly (readonly (string | number)[])[];
