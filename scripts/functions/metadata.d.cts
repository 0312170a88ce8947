/** A parameter as functions.json has it. */
export interface FunctionParameter {
  readonly name: string;
  readonly description: string;
  readonly type: string;
  readonly dimensionality?: string;
  readonly optional?: boolean;
}

/** A function as functions.json has it. */
export interface FunctionMetadata {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly helpUrl: string;
  readonly parameters: readonly FunctionParameter[];
}

export interface FunctionsDocument {
  readonly functions: readonly FunctionMetadata[];
}

export function generateMetadata(): {
  readonly en: FunctionsDocument;
  readonly zh: FunctionsDocument;
  readonly errors: readonly string[];
};

export function helpPageName(id: string, language: 'zh-CN' | 'en-US'): string;
