/** A file that cannot be read, as a sentence for the user: what is wrong and what to do (`file.json`). */
export class FileRefusal extends Error {
  override readonly name = 'FileRefusal';

  /**
   * @param key locale key of the sentence
   * @param values what stands in its places
   */
  constructor(
    readonly key: FileRefusalKey,
    readonly values: Readonly<Record<string, string | number>>,
  ) {
    super(key);
  }
}

export type FileRefusalKey =
  | 'file.empty'
  | 'file.unknown'
  | 'file.text-named-workbook'
  | 'file.workbook-named-text'
  | 'file.html'
  | 'file.xml-2003'
  | 'file.other-format'
  | 'file.old-xls'
  | 'file.binary-workbook'
  | 'file.encrypted'
  | 'file.damaged'
  | 'file.sheet-lost'
  | 'file.cut-off'
  | 'file.zip-bomb'
  | 'file.too-large'
  | 'file.far-cell'
  | 'file.too-many-rows'
  | 'file.too-many-columns'
  | 'file.too-many-cells'
  | 'file.encoding'
  | 'file.no-cells'
  | 'file.not-a-document';
