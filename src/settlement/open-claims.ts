/**
 * The open claims of one debtor in the order in which its unnamed payments pay them: a binary heap of ranks.
 * A claim that is paid in full stays until it comes to the top; `settle` skips it there.
 */
export class OpenClaims {
  private readonly heap: number[] = [];

  /** The rank that is paid next, or undefined where nothing is open. */
  get first(): number | undefined {
    return this.heap[0];
  }

  add(rank: number): void {
    const { heap } = this;
    let at = heap.length;
    heap.push(rank);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (heap[parent] <= rank) break;
      heap[at] = heap[parent];
      at = parent;
    }
    heap[at] = rank;
  }

  removeFirst(): void {
    const { heap } = this;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && heap[child + 1] < heap[child]) child++;
      if (heap[child] >= last) break;
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = last;
  }
}
