type Json = { [key: string]: any }; // eslint-disable-line @typescript-eslint/no-explicit-any

/** The figures of the headless command's document with its lists as tables by name; findings left out. */
export function byName(document: object): Json {
  const { asOf, ledger, aging, rewards, phases } = document as Json;
  return {
    asOf,
    ledger,
    aging: {
      buckets: table(aging.buckets, 'label'),
      debtors: table(aging.debtors, 'debtor'),
      units: table(aging.units, 'unit'),
    },
    rewards: { ...rewards, people: table(rewards.people, 'name') },
    phases: phases.map((phase: Json) => ({ ...phase, units: table(phase.units, 'unit') })),
  };
}

function table(list: readonly Json[], name: string): Json {
  return Object.fromEntries(list.map(({ [name]: key, ...rest }) => [key, rest]));
}
