import type { Finding } from '../finding/finding';
import type { MoneyUnit } from '../money/amount';
import { isBlank } from '../table/cell';
import type { SheetData } from '../workbook/sheet-data';
import { ANNUAL_TABLE, readAnnualPlans } from './annual-plans';
import { BARRED_TABLE, readBarred } from './barred';
import { BASELINE_TABLE, readBaselines } from './baseline-rows';
import { BUCKET_TABLE, readBucketSets } from './bucket-sets';
import { readCaseworkTables } from './casework-tables';
import { CASE_TABLE, readDecidedCases } from './decided-cases';
import { DEMAND_TABLE, readDemands } from './demand-log';
import { MEMBER_TABLE, readGroupMembers } from './group-members';
import { INTEREST_TABLE, readInterestTerms } from './interest-terms';
import { LAWSUIT_TABLE, readLawsuits } from './lawsuits';
import { LETTER_TABLE, readLetterWishes } from './letter-rows';
import { LPR_TABLE, readLprRows } from './lpr-rows';
import { openTable } from './open-table';
import { PEOPLE_TABLE, readPeople } from './people';
import { PHASE_TABLE, readPhases } from './phase-rows';
import type { Policy, PolicyTable } from './policy';
import type { PolicyRow } from './policy-row';
import { policySheetOf } from './policy-sheet';
import { PROMISE_TABLE, readPromises } from './promises';
import { PROVISION_TABLE, readProvisionRates } from './provision-rates';
import { readRewardBrackets, REWARD_TABLE } from './reward-brackets';
import { readRewardTables } from './reward-tables';
import { readSettings, SETTING_TABLE } from './settings';
import type { TableDescription } from './table-description';
import { readTargets, TARGET_TABLE } from './targets';

export { policySheetOf } from './policy-sheet';

/**
 * Reads all policy tables among some sheets (rules.md §10). Several sheets of one table are read as one, in the order
 * of the sheets. What is unreadable is reported by its cell and stays out; nothing is guessed.
 * @param sheets any sheets; those that are no policy sheet are passed over
 * @param moneyUnit the unit in which the ledger is kept; the amounts of 指标 are in it
 */
export function readPolicy(sheets: readonly SheetData[], moneyUnit: MoneyUnit): Policy {
  return new PolicyReader(sheets).read(moneyUnit);
}

class PolicyReader {
  private readonly findings: Finding[] = [];
  private readonly tables: PolicyTable[] = [];
  private readonly sheetsOf = new Map<string, SheetData[]>();

  constructor(sheets: readonly SheetData[]) {
    for (const sheet of sheets) {
      const table = policySheetOf(sheet);
      // An empty sheet says nothing, not even that there is a table.
      if (table === null || filledRows(sheet).length === 0) continue;
      this.sheetsOf.set(table, [...(this.sheetsOf.get(table) ?? []), sheet]);
    }
  }

  read(moneyUnit: MoneyUnit): Policy {
    const policy = {
      bucketSets: this.table(BUCKET_TABLE, readBucketSets),
      brackets: this.table(REWARD_TABLE, readRewardBrackets),
      cases: this.table(CASE_TABLE, readDecidedCases),
      people: this.table(PEOPLE_TABLE, readPeople),
      barred: this.table(BARRED_TABLE, readBarred),
      phases: this.table(PHASE_TABLE, readPhases),
      baselines: this.table(BASELINE_TABLE, (rows) => readBaselines(rows, moneyUnit)),
      targets: this.table(TARGET_TABLE, (rows) => readTargets(rows, moneyUnit)),
      annualPlans: this.tableOrNull(ANNUAL_TABLE, (rows) => readAnnualPlans(rows, moneyUnit)),
      interest: this.table(INTEREST_TABLE, readInterestTerms),
      lpr: this.table(LPR_TABLE, readLprRows),
      settings: this.table(SETTING_TABLE, readSettings),
      demands: this.table(DEMAND_TABLE, readDemands),
      lawsuits: this.table(LAWSUIT_TABLE, (rows) => readLawsuits(rows, moneyUnit)),
      promises: this.table(PROMISE_TABLE, (rows) => readPromises(rows, moneyUnit)),
      provisionRates: this.table(PROVISION_TABLE, readProvisionRates),
      groupMembers: this.table(MEMBER_TABLE, readGroupMembers),
      letterWishes: this.table(LETTER_TABLE, (rows) => readLetterWishes(rows, moneyUnit)),
      casework: readCaseworkTables((table, readRows) => this.tableOrNull(table, readRows), moneyUnit),
      rewardTables: readRewardTables((table, readRows) => this.tableOrNull(table, readRows)),
    };
    const has = ({ name }: TableDescription): boolean => this.tables.some(({ table }) => table === name);
    return {
      ...policy,
      people: has(PEOPLE_TABLE) ? policy.people : null,
      interest: has(INTEREST_TABLE) ? policy.interest : null,
      tables: this.tables,
      findings: this.findings,
    };
  }

  private table<Name extends string, Result>(
    description: TableDescription<Name>,
    readRows: (rows: readonly PolicyRow<Name>[]) => Result,
  ): Result {
    const sheets = this.sheetsOf.get(description.name) ?? [];
    const opened = sheets.flatMap((sheet) => openTable(description, sheet, this.findings) ?? []);
    const result = readRows(opened.flatMap(({ rows }) => rows));
    for (const table of opened) {
      const rows = table.rows.filter(({ usable }) => usable).length;
      this.tables.push({ table: description.name, place: table.place(), rows, used: true });
    }
    return result;
  }

  /** As `table`, but null where no sheet has the table. */
  private tableOrNull<Name extends string, Result>(
    description: TableDescription<Name>,
    readRows: (rows: readonly PolicyRow<Name>[]) => Result,
  ): Result | null {
    const result = this.table(description, readRows);
    return this.tables.some(({ table }) => table === description.name) ? result : null;
  }
}

function filledRows(sheet: SheetData): SheetData['rows'] {
  return sheet.rows.filter((row) => row.some((value) => !isBlank(value)));
}
