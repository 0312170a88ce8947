/** A binary heap: the first by a given order is at hand, adding and removing take logarithmic time. */
export class Heap<Item> {
  private readonly items: Item[] = [];

  /** @param compare below zero where the first comes before the second */
  constructor(private readonly compare: (a: Item, b: Item) => number) {}

  get first(): Item | undefined {
    return this.items[0];
  }

  add(item: Item): void {
    const { items, compare } = this;
    let at = items.length;
    items.push(item);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (compare(items[parent], item) <= 0) break;
      items[at] = items[parent];
      at = parent;
    }
    items[at] = item;
  }

  removeFirst(): void {
    const { items, compare } = this;
    const last = items.pop();
    if (last === undefined || items.length === 0) return;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= items.length) break;
      if (child + 1 < items.length && compare(items[child + 1], items[child]) < 0) child++;
      if (compare(items[child], last) >= 0) break;
      items[at] = items[child];
      at = child;
    }
    items[at] = last;
  }

  clear(): void {
    this.items.length = 0;
  }
}
