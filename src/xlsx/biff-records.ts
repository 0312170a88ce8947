/** Numbers of the BIFF8 records that matter here ([MS-XLS] 2.3). */
export const RECORD = {
  FORMULA: 0x0006,
  EOF: 0x000a,
  DATE1904: 0x0022,
  FILEPASS: 0x002f,
  CONTINUE: 0x003c,
  BOUNDSHEET: 0x0085,
  MULRK: 0x00bd,
  XF: 0x00e0,
  SST: 0x00fc,
  LABELSST: 0x00fd,
  NUMBER: 0x0203,
  LABEL: 0x0204,
  BOOLERR: 0x0205,
  STRING: 0x0207,
  ROW: 0x0208,
  RK: 0x027e,
  FORMAT: 0x041e,
  BOF: 0x0809,
} as const;

/** A record stream that is cut off or damaged. */
export class BiffDamage extends Error {
  override readonly name = 'BiffDamage';
}

/** One record; `at` is where its data start in the stream. */
export interface BiffRecord {
  readonly id: number;
  readonly at: number;
  readonly length: number;
}

/**
 * Walks over the records of a stream.
 * @param from where the first record starts
 * @throws BiffDamage where a record reaches past the end of the stream
 */
export function* records(view: DataView, from: number): Generator<BiffRecord> {
  let at = from;
  while (at + 4 <= view.byteLength) {
    const id = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    if (at + 4 + length > view.byteLength) throw new BiffDamage('record is cut off');
    yield { id, at: at + 4, length };
    at += 4 + length;
  }
}

/**
 * Reads texts out of a record and the CONTINUE records behind it ([MS-XLS] 2.5.293 and 2.4.58): where a text
 * crosses into the next record, that record begins with a flag byte which says anew how wide its characters are.
 */
export class TextReader {
  private at: number;
  private end: number;

  constructor(
    private readonly view: DataView,
    record: BiffRecord,
    skip: number,
  ) {
    this.at = record.at + skip;
    this.end = record.at + record.length;
  }

  number16(): number {
    this.enter(2);
    return this.view.getUint16((this.at += 2) - 2, true);
  }

  number32(): number {
    this.enter(4);
    return this.view.getUint32((this.at += 4) - 4, true);
  }

  /** A text whose length in characters was read before it. */
  text(length: number): string {
    let flags = this.byte();
    const runs = flags & 8 ? this.number16() : 0;
    const phonetic = flags & 4 ? this.number32() : 0;
    let text = '';
    for (let left = length; left > 0;) {
      if (this.at >= this.end) {
        this.nextRecord();
        flags = (flags & ~1) | (this.byte() & 1);
      }
      const width = flags & 1 ? 2 : 1;
      const count = Math.min(left, Math.floor((this.end - this.at) / width));
      if (count === 0) throw new BiffDamage('character is cut off');
      for (let index = 0; index < count; index++, this.at += width) {
        text += String.fromCharCode(
          width === 2 ? this.view.getUint16(this.at, true) : this.view.getUint8(this.at),
        );
      }
      left -= count;
    }
    this.skip(runs * 4 + phonetic);
    return text;
  }

  private byte(): number {
    this.enter(1);
    return this.view.getUint8(this.at++);
  }

  private skip(bytes: number): void {
    for (let left = bytes; left > 0;) {
      if (this.at >= this.end) this.nextRecord();
      const step = Math.min(left, this.end - this.at);
      this.at += step;
      left -= step;
    }
  }

  private enter(bytes: number): void {
    if (this.at >= this.end) this.nextRecord();
    if (this.at + bytes > this.end) throw new BiffDamage('field is cut off');
  }

  private nextRecord(): void {
    const header = this.end;
    if (header + 4 > this.view.byteLength || this.view.getUint16(header, true) !== RECORD.CONTINUE) {
      throw new BiffDamage('text is cut off');
    }
    this.at = header + 4;
    this.end = this.at + this.view.getUint16(header + 2, true);
    if (this.end > this.view.byteLength) throw new BiffDamage('record is cut off');
    if (this.at === this.end) this.nextRecord();
  }
}
