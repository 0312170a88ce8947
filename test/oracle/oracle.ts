import type { SheetData } from '../../src/workbook/sheet-data';
import { bucketOf, bucketSetOf, labelsOf } from './aging';
import { bookOf, rowsOf, textOf, type Claim } from './book';
import { dayOfCell, textOfDay, type Day } from './calendar';
import { decimalOfCell, sum, textOfAmount, type Decimal } from './money';
import { annualPlanDocument } from './annual-plan';
import { baselineDocument } from './baselines';
import { classDocument } from './classes';
import { phaseFigures } from './phase-figures';
import { phaseDocument, phasesOf } from './phases';
import { rewardDocument } from './rewards';
import { balanceAt, claimsAt, isRelief, settle, type Effect, type Settlement } from './settle';
import { targetOf } from './targets';

/**
 * A whole campaign computed straight from rules.md §2 to §8 and §10: slow, obvious, sharing nothing with the program.
 * It reads the canonical sheets only, takes every cell to be readable, and says nothing of findings.
 * @returns the figures of the headless command's document, its lists as tables by name
 */
export function oracle(sheets: readonly SheetData[], asOf: Day): object {
  const book = bookOf(sheets);
  const order = settingOf(sheets, '抵充顺序');
  const settlement = settle(book, asOf, textOf(order) || '先进先出');
  const targets = rowsOf(sheets, '指标').map(targetOf);
  const phases = phasesOf(rowsOf(sheets, '阶段'));
  const claims = claimsAt(book, asOf);
  const balances = new Map(claims.map((claim) => [claim, balanceAt(claim, settlement, asOf)]));
  const phaseInput = { book, settlement, targets, baselines: rowsOf(sheets, '基线'), asOf };
  const firstPhase = phases.length > 0 ? phases[0].first - 1 : null;
  const applied = (wanted: Effect): string =>
    textOfAmount(
      sum(settlement.payments.filter(({ effect }) => effect === wanted).map(({ amount }) => amount)),
    );
  const owed = (isMeant: (claim: Claim) => boolean): string =>
    textOfAmount(sum(claims.filter(isMeant).map((claim) => balances.get(claim)!)));
  return {
    asOf: textOfDay(asOf),
    ledger: {
      claims: book.claims.filter(({ origin }) => origin === null || origin <= asOf).length,
      recoveries: book.recoveries.filter(({ day }) => day <= asOf).length,
      amount: textOfAmount(sum(claims.map(({ amount }) => amount))),
      recovered: applied('recovered'),
      writtenOff: applied('writtenOff'),
      corrections: applied('correction'),
      unapplied: textOfAmount(unappliedMoney(settlement)),
      balance: owed(() => true),
      undated: owed(({ due }) => due === null),
      overdue: owed(({ due }) => due !== null && due < asOf),
    },
    aging: agingDocument(sheets, balances, asOf),
    ...rewardDocument({
      sheets,
      settlement,
      targets,
      asOf,
      baseline: dayOfCell(settingOf(sheets, '基线日')) ?? firstPhase,
    }),
    phases: phases.map((phase) => phaseDocument(phase, phaseInput)),
  };
}

/**
 * What a campaign says of its phases beside the document: owners, ranks, pace, what phases measure; baselines, the year's plan, the
 * classes of claims.
 */
export function phaseOracle(sheets: readonly SheetData[], asOf: Day): object {
  const book = bookOf(sheets);
  const settlement = settle(book, asOf, textOf(settingOf(sheets, '抵充顺序')) || '先进先出');
  const targets = rowsOf(sheets, '指标').map(targetOf);
  const phases = phasesOf(rowsOf(sheets, '阶段'));
  const baselines = rowsOf(sheets, '基线');
  const input = { book, settlement, targets, baselines, asOf };
  return {
    phases: phases.map((phase) => phaseFigures(phase, input)),
    baselines: baselineDocument(input),
    annualPlan: annualPlanDocument(rowsOf(sheets, '年度计划'), input),
    classes: classDocument(phases, decimalOfCell(settingOf(sheets, '信用村不良率上限')), input),
  };
}

/** §4: a write-off or relief is no money, and never waits as such. */
function unappliedMoney({ monies }: Settlement): Decimal {
  return sum(monies.filter((money) => !isRelief(money)).map(({ unapplied }) => unapplied));
}

/** §10: a row of 预警线. */
function settingOf(sheets: readonly SheetData[], name: string): string | number | boolean | null {
  return rowsOf(sheets, '预警线').find((row) => row.项目 === name)?.值 ?? null;
}

/** §5: every balance in its bucket, in total, by debtor and by unit. */
function agingDocument(
  sheets: readonly SheetData[],
  balances: ReadonlyMap<Claim, Decimal>,
  asOf: Day,
): object {
  const set = bucketSetOf(rowsOf(sheets, '账龄段'));
  const open = [...balances].filter(([, balance]) => !balance.isZero());
  const inBucket = (label: string, entries: typeof open): typeof open =>
    entries.filter(([claim]) => bucketOf(claim, set, asOf) === label);
  const total = (entries: typeof open): string => textOfAmount(sum(entries.map(([, balance]) => balance)));
  const by = (nameOf: (claim: Claim) => string): object =>
    Object.fromEntries(
      [...new Set(open.map(([claim]) => nameOf(claim)))].map((name) => {
        const own = open.filter(([claim]) => nameOf(claim) === name);
        const filled = labelsOf(set).filter((label) => inBucket(label, own).length > 0);
        const buckets = Object.fromEntries(filled.map((label) => [label, total(inBucket(label, own))]));
        return [name, { balance: total(own), buckets }];
      }),
    );
  return {
    buckets: Object.fromEntries(
      labelsOf(set).map((label) => {
        const own = inBucket(label, open);
        return [label, { count: own.length, balance: total(own) }];
      }),
    ),
    debtors: by(({ debtor }) => debtor),
    units: by(({ unit }) => unit),
  };
}
