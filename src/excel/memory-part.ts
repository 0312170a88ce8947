import { bytesOf } from '../workbook/json-bytes';
import { isPieceOf, PIECE_NAMESPACE, type MemoryParts } from '../workbook/memory-pieces';
import { MEMORY_NAMESPACE } from '../workbook/memory-xml';
import { configurationOfXml, withConfiguration } from '../workbook/workbook-memory';
import { WorkbookRefusal, type Configuration } from '../workbook/workbook';
import { COMMAND_BYTES } from './request-size';
import type { Errand, Trips } from './trips';

/** The parts of the workbook that hold our memory, as they stand there. */
export interface StoredMemory {
  /** Null where there is none yet. */
  readonly head: StoredPart | null;
  readonly pieces: readonly StoredPart[];
  /** Heads and pieces that belong to no memory: a writing was cut off before its end. */
  readonly strayIds: readonly string[];
}

export interface StoredPart {
  readonly id: string;
  readonly xml: string;
}

/** Ids of the parts of ours, as they are asked for. */
export interface MemoryIds {
  readonly head: string | null;
  readonly otherHeads: readonly string[];
  readonly pieces: readonly string[];
}

/** Asks for the ids. @returns takes them out of the answer */
export function askMemoryIds({ workbook }: Excel.RequestContext): () => MemoryIds {
  const heads = workbook.customXmlParts.getByNamespace(MEMORY_NAMESPACE);
  const pieces = workbook.customXmlParts.getByNamespace(PIECE_NAMESPACE);
  heads.load('items/id');
  pieces.load('items/id');
  return () => ({
    // There is one; a second was copied in, or two programs have begun at once.
    head: heads.items[0]?.id ?? null,
    otherHeads: heads.items.slice(1).map(({ id }) => id),
    pieces: pieces.items.map(({ id }) => id),
  });
}

/** The text of one part. */
export function askXml(trips: Trips, id: string): Promise<string> {
  return trips.ask((context) => {
    const answer = context.workbook.customXmlParts.getItem(id).getXml();
    return () => answer.value;
  });
}

/** The texts of the parts, to be written again as they were; null where there were none. */
export function textsOf({ head, pieces }: StoredMemory): MemoryParts | null {
  return head && { head: head.xml, pieces: pieces.map(({ xml }) => xml) };
}

/**
 * Replaces our memory. What is remembered does not change before the last errand, and with it all of it does. Where another program
 * has replaced it since it was read, the last errand ends its request before it does anything (ItemNotFound).
 * @param next null to have none
 */
export function replaceMemory(
  { head, pieces, strayIds }: StoredMemory,
  next: MemoryParts | null,
): { readonly before: readonly Errand[]; readonly last: Errand } {
  const wanted = next?.pieces ?? [];
  const stay =
    wanted.length === pieces.length && wanted.every((xml) => head !== null && isPieceOf(head.xml, xml));
  const obsolete = [...(stay ? [] : pieces.map(({ id }) => id)), ...strayIds];
  return {
    before: (stay ? [] : wanted).map(pieceErrand),
    last: headErrand(head, next?.head ?? null, obsolete),
  };
}

function pieceErrand(xml: string): Errand {
  return {
    sent: COMMAND_BYTES + bytesOf(xml),
    received: 200,
    queue(context) {
      context.workbook.customXmlParts.add(xml);
      return undefined;
    },
  };
}

/** A memory that is replaced has another head, by whose id everybody knows whether it still is the one that was read. */
function headErrand(head: StoredPart | null, xml: string | null, obsolete: readonly string[]): Errand {
  return {
    sent: COMMAND_BYTES * (5 + obsolete.length) + (xml === null ? 0 : bytesOf(xml)),
    received: 400,
    queue(context) {
      const parts = context.workbook.customXmlParts;
      if (head !== null) parts.getItem(head.id).load('id');
      for (const id of obsolete) parts.getItem(id).delete();
      if (xml === head?.xml || (xml === null && head === null)) return undefined;
      const added = xml === null ? null : parts.add(xml);
      added?.load('id');
      if (head !== null) parts.getItem(head.id).delete();
      const heads = parts.getByNamespace(MEMORY_NAMESPACE);
      heads.load('items/id');
      return () => {
        // Nobody had one when it was read: whoever comes second finds that he is.
        if (added !== null && heads.items[0]?.id !== added.id) throw replacedElsewhere();
        return 100;
      };
    },
  };
}

/** As Excel itself says it of a memory that is there no more. */
function replacedElsewhere(): WorkbookRefusal {
  return new WorkbookRefusal('excel.gone', { code: 'ItemNotFound' });
}

/** The configuration that the workbook has; the sheets in pieces are not read for it. */
export async function readConfiguration(trips: Trips): Promise<Configuration | null> {
  const head = await readHead(trips);
  return head && configurationOfXml(head.xml);
}

/** Replaces the configuration and leaves everything else that is remembered, also what another program remembers meanwhile. */
export async function writeConfiguration(trips: Trips, configuration: Configuration): Promise<void> {
  await untilUnreplaced(async () => {
    const head = await readHead(trips);
    const xml = withConfiguration(head?.xml ?? null, configuration);
    await trips.carry([headErrand(head, xml, [])], 'writing');
  });
}

/** So many times what is remembered is read and written anew, because another program has been faster. */
export const MOST_ATTEMPTS = 5;

/** Whether an error may mean that another program has replaced our memory since it was read. */
export function isReplacedElsewhere(error: unknown): boolean {
  return error instanceof WorkbookRefusal && error.key === 'excel.gone';
}

async function readHead(trips: Trips): Promise<StoredPart | null> {
  return untilUnreplaced(async () => {
    const { head: id } = await trips.ask(askMemoryIds);
    return id === null ? null : { id, xml: await askXml(trips, id) };
  });
}

/** Does what takes several requests, from the beginning where another program has replaced something of our memory in between. */
export async function untilUnreplaced<T>(act: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await act();
    } catch (error) {
      if (attempt >= MOST_ATTEMPTS || !isReplacedElsewhere(error)) throw error;
    }
  }
}
