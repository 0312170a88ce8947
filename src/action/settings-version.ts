import type { Configuration } from '../workbook/workbook';
import { ActionRefusal } from './failure-notice';

/** Makes the settings of one version those of the next. */
export type Migration = (kept: Configuration) => Configuration;

/**
 * What leads from each version of the settings to the next, the first from version 0: settings without a version, which the
 * program kept before it noted one, in the shape that version 1 has. Whoever changes the shape adds a step and keeps the others.
 */
const MIGRATIONS: readonly Migration[] = [(kept) => kept];

/**
 * Settings from a workbook in the shape of the present version, which they say under `version`.
 * @param migrations a chain of one's own, to try what a later version will do
 * @throws ActionRefusal where a later version of the program has kept them: they are neither read by guess nor overwritten
 */
export function currentSettings(
  stored: Configuration | null,
  migrations: readonly Migration[] = MIGRATIONS,
): Configuration {
  const version = migrations.length;
  const from = versionOf(stored);
  if (from > version) throw new ActionRefusal('action.refused.newerSettings', { version: from });
  const kept = migrations.slice(from).reduce((settings, migrate) => migrate(settings), stored ?? {});
  return { ...kept, version };
}

/** What is no version (another program may have written it) counts as none. */
function versionOf(stored: Configuration | null): number {
  const version = stored?.['version'];
  return typeof version === 'number' && Number.isInteger(version) && version > 0 ? version : 0;
}
