import { bytesOf } from '../workbook/json-bytes';
import { isPieceOf, PIECE_NAMESPACE, type MemoryParts } from '../workbook/memory-pieces';
import { MEMORY_NAMESPACE } from '../workbook/memory-xml';
import { configurationOfXml, withConfiguration } from '../workbook/workbook-memory';
import type { Configuration } from '../workbook/workbook';
import { COMMAND_BYTES } from './request-size';
import type { Errand, Trips } from './trips';

/** The parts of the workbook that hold our memory, as they stand there. */
export interface StoredMemory {
  /** Null where there is none yet. */
  readonly head: StoredPart | null;
  readonly pieces: readonly StoredPart[];
  /** Pieces that belong to no memory: a writing was cut off before its end. */
  readonly strayIds: readonly string[];
}

export interface StoredPart {
  readonly id: string;
  readonly xml: string;
}

/** Ids of the parts of ours, as they are asked for. */
export interface MemoryIds {
  readonly head: string | null;
  readonly pieces: readonly string[];
}

/** Asks for the ids. @returns takes them out of the answer */
export function askMemoryIds({ workbook }: Excel.RequestContext): () => MemoryIds {
  const heads = workbook.customXmlParts.getByNamespace(MEMORY_NAMESPACE);
  const pieces = workbook.customXmlParts.getByNamespace(PIECE_NAMESPACE);
  heads.load('items/id');
  pieces.load('items/id');
  return () => ({
    // There is one; a second could only have been copied in.
    head: heads.items[0]?.id ?? null,
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
 * Replaces our memory. What is remembered does not change before the last errand, and with it all of it does.
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

function headErrand(head: StoredPart | null, xml: string | null, obsolete: readonly string[]): Errand {
  return {
    sent: COMMAND_BYTES * (2 + obsolete.length) + (xml === null ? 0 : bytesOf(xml)),
    received: 200,
    queue(context) {
      const parts = context.workbook.customXmlParts;
      if (head === null) {
        if (xml !== null) parts.add(xml);
      } else if (xml === null) parts.getItem(head.id).delete();
      else if (xml !== head.xml) parts.getItem(head.id).setXml(xml);
      for (const id of obsolete) parts.getItem(id).delete();
      return undefined;
    },
  };
}

/** The configuration that the workbook has; the sheets in pieces are not read for it. */
export async function readConfiguration(trips: Trips): Promise<Configuration | null> {
  const head = await readHead(trips);
  return head && configurationOfXml(head.xml);
}

/** Replaces the configuration and leaves everything else that is remembered. */
export async function writeConfiguration(trips: Trips, configuration: Configuration): Promise<void> {
  const head = await readHead(trips);
  const xml = withConfiguration(head?.xml ?? null, configuration);
  await trips.carry([headErrand(head, xml, [])], 'writing');
}

async function readHead(trips: Trips): Promise<StoredPart | null> {
  const { head: id } = await trips.ask(askMemoryIds);
  return id === null ? null : { id, xml: await askXml(trips, id) };
}
