import { isPieceOf, joinedParts } from '../workbook/memory-pieces';
import { ownSheets } from '../workbook/sheet-marks';
import { memoryOfXml, type WorkbookMemory } from '../workbook/workbook-memory';
import { takeInventory, type Inventory, type SheetInventory } from './inventory';
import { askXml, textsOf, untilUnreplaced, type StoredMemory, type StoredPart } from './memory-part';
import type { Trips } from './trips';

/** The workbook, and what it remembers of the generated sheets. */
export interface FullInventory extends Inventory {
  readonly stored: StoredMemory;
  readonly memory: WorkbookMemory;
  /** Generated sheets by the id of their plan; a copy that the user has made of one is the user's. */
  readonly own: ReadonlyMap<string, SheetInventory>;
}

/**
 * Reads what is remembered. A long memory stands in pieces: each is a round trip, for together they may be more than an answer holds.
 * A piece never changes once it is written, a new memory has new ones, so that each is read once.
 */
export class MemoryReader {
  private pieces: readonly StoredPart[] = [];
  private latest: Pick<FullInventory, 'stored' | 'memory'> | null = null;

  constructor(private readonly trips: Trips) {}

  /** @throws WorkbookRefusal */
  async recall(taken: Inventory): Promise<FullInventory> {
    let inventory: Inventory | null = taken;
    return untilUnreplaced(async () => {
      const now = inventory ?? (await takeInventory(this.trips));
      inventory = null;
      return this.recalled(now);
    });
  }

  private async recalled(inventory: Inventory): Promise<FullInventory> {
    const stored = await this.stored(inventory);
    const texts = textsOf(stored);
    if (this.latest === null || !isSame(this.latest.stored, stored))
      this.latest = { stored, memory: memoryOfXml(texts && joinedParts(texts)) };
    const { memory } = this.latest;
    return { ...inventory, stored, memory, own: ownSheets(inventory.sheets, memory.sheets) };
  }

  private async stored({ head, otherHeadIds, pieceIds }: Inventory): Promise<StoredMemory> {
    const read: StoredPart[] = [];
    for (const id of pieceIds)
      read.push(this.pieces.find((piece) => piece.id === id) ?? { id, xml: await askXml(this.trips, id) });
    this.pieces = read;
    const pieces = read.filter(({ xml }) => head !== null && isPieceOf(head.xml, xml));
    const strayPieces = read.filter((piece) => !pieces.includes(piece)).map(({ id }) => id);
    return { head, pieces, strayIds: [...otherHeadIds, ...strayPieces] };
  }
}

function isSame(one: StoredMemory, other: StoredMemory): boolean {
  return (
    one.head?.xml === other.head?.xml &&
    one.pieces.length === other.pieces.length &&
    one.pieces.every((piece, index) => piece === other.pieces[index])
  );
}
