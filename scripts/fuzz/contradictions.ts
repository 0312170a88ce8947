/** What of the JSON of a run is added up; see README.md for all of it. */
interface RunDocument {
  readonly ledger: Readonly<
    Record<'amount' | 'recovered' | 'writtenOff' | 'corrections' | 'balance', string>
  >;
  readonly aging: {
    readonly buckets: readonly { readonly balance: string }[];
    readonly debtors: readonly AgingLine[];
    readonly units: readonly AgingLine[];
  };
  readonly phases: readonly (BridgeLine & { readonly name: string; readonly units: readonly BridgeLine[] })[];
}
interface AgingLine {
  readonly balance: string;
  readonly buckets: Readonly<Record<string, string>>;
}
type BridgeLine = Readonly<Record<(typeof BRIDGE)[number], string | null>>;

const BRIDGE = ['opening', 'new', 'recovered', 'writtenOff', 'corrections', 'closing'] as const;

/** The sums of a run's JSON that do not come out, each in words; none where all of them do. */
export function contradictions(json: string): string[] {
  const { ledger, aging, phases } = JSON.parse(json) as RunDocument;
  const balance = fen(ledger.balance);
  const found: string[] = [];
  const equal = (what: string, left: bigint, right: bigint): void => {
    if (left !== right) found.push(`${what}: ${left} ≠ ${right} fen`);
  };
  equal(
    'amount − recovered − written off − corrections = balance',
    fen(ledger.amount) - fen(ledger.recovered) - fen(ledger.writtenOff) - fen(ledger.corrections),
    balance,
  );
  equal('buckets', sum(aging.buckets.map((bucket) => bucket.balance)), balance);
  for (const [what, lines] of [
    ['debtors', aging.debtors],
    ['units', aging.units],
  ] as const) {
    if (what === 'debtors' || lines.length > 0) equal(what, sum(lines.map((line) => line.balance)), balance);
    for (const line of lines)
      equal(`buckets of one of the ${what}`, sum(Object.values(line.buckets)), fen(line.balance));
  }
  for (const phase of phases) {
    if (phase.opening === null) continue;
    for (const line of [phase, ...phase.units]) {
      const [opening, arisen, recovered, writtenOff, corrections, closing] = BRIDGE.map((part) =>
        fen(line[part]!),
      );
      equal(`bridge of ${phase.name}`, opening + arisen - recovered - writtenOff - corrections, closing);
    }
    if (phase.units.length === 0) continue;
    for (const part of BRIDGE)
      equal(
        `${part} of the units in ${phase.name}`,
        sum(phase.units.map((line) => line[part]!)),
        fen(phase[part]!),
      );
  }
  return found;
}

const fen = (text: string): bigint => BigInt(text.replace('.', ''));
const sum = (texts: readonly string[]): bigint => texts.reduce((all, text) => all + fen(text), 0n);
