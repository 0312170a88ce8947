import type { MemoryPart } from './inventory';
import { bytesOf, COMMAND_BYTES } from './request-size';
import { MEMORY_NAMESPACE, memoryOfXml, memoryXml, type WorkbookMemory } from '../workbook/workbook-memory';
import type { Configuration } from '../workbook/workbook';
import type { Errand, Trips } from './trips';

/**
 * Replaces the part that holds our memory.
 * @param part the one that is there; null where there is none
 * @param xml null to have none
 */
export function setMemory(part: MemoryPart | null, xml: string | null): Errand {
  return {
    sent: COMMAND_BYTES * 2 + (xml === null ? 0 : bytesOf(xml)),
    received: 200,
    queue(context) {
      const parts = context.workbook.customXmlParts;
      if (part === null) {
        if (xml !== null) parts.add(xml);
      } else if (xml === null) parts.getItem(part.id).delete();
      else if (xml !== part.xml) parts.getItem(part.id).setXml(xml);
      return undefined;
    },
  };
}

/** Reads the part that holds our memory. */
export async function readMemory(
  trips: Trips,
): Promise<{ readonly part: MemoryPart | null; readonly memory: WorkbookMemory }> {
  const id = await trips.ask((context) => {
    const parts = context.workbook.customXmlParts.getByNamespace(MEMORY_NAMESPACE);
    parts.load('items/id');
    return () => parts.items[0]?.id ?? null;
  });
  if (id === null) return { part: null, memory: memoryOfXml(null) };
  const xml = await trips.ask((context) => {
    const answer = context.workbook.customXmlParts.getItem(id).getXml();
    return () => answer.value;
  });
  return { part: { id, xml }, memory: memoryOfXml(xml) };
}

/** Replaces the configuration and leaves everything else that is remembered. */
export async function writeConfiguration(trips: Trips, configuration: Configuration): Promise<void> {
  const { part, memory } = await readMemory(trips);
  await trips.carry([setMemory(part, memoryXml({ ...memory, configuration }))], 'writing');
}
