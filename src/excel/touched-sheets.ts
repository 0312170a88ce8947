/** Remembers which sheets somebody else than the program has changed, and when: what was read before is then no longer what stands. */
export class TouchedSheets {
  private moment = 0;
  private readonly touched = new Map<string, number>();

  /** Somebody changed a sheet, by Excel's id. */
  note(id: string): void {
    this.touched.set(id, ++this.moment);
  }

  /** A moment to ask from, later. */
  now(): number {
    return this.moment;
  }

  /** Whether a sheet was changed after a moment. */
  since(moment: number, id: string): boolean {
    return (this.touched.get(id) ?? 0) > moment;
  }
}
