import { addMonths } from '../../src/calendar/months';
import { serialOfDay } from '../../src/calendar/serial';
import type { Row } from './blemishes';
import { Chance } from './random';
import { UNITS, type StoryClaim } from './story';

const SEED = 20120612;
const SURETY_MONTHS = 24;

/** What is known of a debtor when a claim is identified (认定): it chooses the strategy. */
const TRAITS: ReadonlyMap<string, Row> = traits();

function traits(): Map<string, Row> {
  const chance = new Chance(SEED);
  const debtors = UNITS.flatMap(({ debtors: names }) => names);
  return new Map(
    debtors.map((debtor) => [
      debtor,
      {
        资金状况: chance.pick(['好', '好', '差', '差', '恶劣']),
        项目前景: chance.pick(['好', '差']),
        诚信: chance.pick(['善意', '善意', '善意', '恶意']),
      },
    ]),
  );
}

/** How a loan is secured, by its number; goods are sold on open account. */
const SECURITIES = ['保证', '抵押', '信用', '保证'];

/** Columns of a claim's row about its debtor and its security. */
export function traitsOf({ id, debtor, due, identified, nature }: StoryClaim): Row {
  const known = identified === null ? {} : TRAITS.get(debtor);
  if (nature !== '贷款') return { ...known };
  const security = SECURITIES[Number(id.slice(-2)) % SECURITIES.length];
  return {
    ...known,
    担保方式: security,
    保证期间至: security === '保证' ? serialOfDay(addMonths(due, SURETY_MONTHS)) : null,
  };
}
