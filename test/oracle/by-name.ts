import { decimalOfCell } from './money';

/** A part of a document. */
export type Json = { [key: string]: any }; // eslint-disable-line @typescript-eslint/no-explicit-any

/** The figures of the headless command's document with its lists as tables by name; findings left out. */
export function byName(document: object): Json {
  const { asOf, ledger, aging, rewards, rewardPay, phases } = document as Json;
  return {
    asOf,
    ledger,
    aging: {
      buckets: table(aging.buckets, 'label'),
      debtors: table(aging.debtors, 'debtor'),
      units: table(aging.units, 'unit'),
    },
    rewards: { ...rewards, people: table(rewards.people, 'name') },
    rewardPay: rewardPayByName(rewardPay),
    phases: phases.map((phase: Json) => ({ ...phase, units: table(phase.units, 'unit') })),
  };
}

/** What nobody earned and nobody was paid is not said; points that are counted in parts are compared to six digits. */
function rewardPayByName({ payouts, points, annualPay, bonuses, limits, undecided }: Json): Json {
  return {
    payouts: payouts && {
      ...payouts,
      people: table(
        payouts.people.filter(({ payable, paid }: Json) => payable !== '0.00' || paid !== '0.00'),
        'name',
      ),
      shares: inOrder(payouts.shares),
    },
    points: points && points.map((line: Json) => ({ ...line, points: line.points?.toFixed(6) ?? null })),
    annualPay:
      annualPay &&
      annualPay.map((line: Json) => ({ ...line, share: decimalOfCell(line.share)?.toString() ?? null })),
    bonuses,
    limits: inOrder(limits),
    undecided: inOrder(undecided),
  };
}

/** A list whose order says nothing, in an order of its own. */
export function inOrder<T extends object>(list: readonly T[]): T[] {
  return [...list].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

function table(list: readonly Json[], name: string): Json {
  return Object.fromEntries(list.map(({ [name]: key, ...rest }) => [key, rest]));
}
