import type { CampaignResult } from '../../src/campaign/result';
import { jsonDocument } from '../../src/headless/json-document';
import type { Json } from './by-name';
import { decimalOfCell } from './money';

/** What the program says of past months and of provisions, as the oracle says it; the forecast is left out. */
export function saidOfMonths(result: CampaignResult): Json {
  const { analysis, provisions } = jsonDocument(result, 'zh') as Json;
  return { analysis: analysis && analysisOf(analysis), provisions: provisionsOf(provisions) };
}

function analysisOf({ months, rollForward, migration, collection, concentration }: Json): Json {
  return {
    months,
    rollForward: rollForward.map((period: Json) => ({ ...period, buckets: byKey(period.buckets, 'label') })),
    migration: migration && { ...migration, buckets: byKey(migration.buckets, 'label') },
    collection,
    concentration,
  };
}

function provisionsOf(provisions: readonly Json[]): Json {
  const rateOf = ({ rate, ...rest }: Json): Json => ({
    ...rest,
    rate: rate === null ? null : decimalOfCell(rate)!.toString(),
  });
  return Object.fromEntries(
    provisions.map(({ set, buckets, claims }) => [
      set,
      { buckets: byKey(buckets.map(rateOf), 'label'), claims: byKey(claims.map(rateOf), 'claim') },
    ]),
  );
}

function byKey(list: readonly Json[], name: string): Json {
  return Object.fromEntries(list.map(({ [name]: key, ...rest }) => [key, rest]));
}
