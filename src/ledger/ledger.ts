import type { Day } from '../calendar/day';
import type { Finding } from '../finding/finding';
import type { Fen } from '../money/fen';
import type { MoneyUnit } from '../money/amount';
import type { Rate } from '../money/rate';
import type { CellValue } from '../workbook/sheet-data';
import type { Names } from './names';

/**
 * Claims and recoveries as columns (typed arrays), in ledger order: file after file, sheet after sheet, row after row.
 * Texts that repeat are coded: the number is an index into the `Names` beside it; code 0 is the empty text (not said).
 */
export interface Ledger {
  readonly debtors: Names;
  readonly units: Names;
  readonly owners: Names;
  readonly claims: Claims;
  readonly recoveries: Recoveries;
  /** The tables that the rows came from. */
  readonly sources: readonly LedgerSource[];
  readonly findings: readonly Finding[];
}

/** One table of the user's that was read as claims, recoveries or a running ledger. */
export interface LedgerSource {
  readonly file: string;
  readonly sheet: string;
  readonly kind: 'claims' | 'recoveries' | 'running';
  /** Zero-based row of the (last) header row. */
  readonly headerRow: number;
  /** The table's own column titles, from its first column to its last, as the reader would write them. */
  readonly titles: readonly string[];
  /** Zero-based column of the sheet in which `titles[0]` stands. */
  readonly firstColumn: number;
  /** Which field each column was read as. */
  readonly mapping: readonly ColumnMapping[];
  readonly moneyUnit: MoneyUnit;
  /** Zero-based columns in which numbers are dates. */
  readonly dateColumns: ReadonlySet<number>;
  /** The sheet's rows, untouched; a claim's own row is `rows[claims.row[i]]`. */
  readonly rows: readonly (readonly CellValue[])[];
}

export interface ColumnMapping {
  readonly column: number;
  readonly title: string;
  /** Name of the field (see `ledger/fields.ts`). */
  readonly field: string;
  /** From 0 to 1. */
  readonly confidence: number;
  /** Why the column was read so: `exact`, `synonym`, `contains`, `given`. */
  readonly reason: string;
  /** Unit of the column's amounts, where it is not the table's. */
  readonly moneyUnit?: MoneyUnit;
}

export interface Claims {
  readonly count: number;
  /** As written, blanks trimmed; empty where the ledger gives none. */
  readonly id: readonly string[];
  readonly debtor: Int32Array;
  readonly unit: Int32Array;
  readonly owner: Int32Array;
  /** Origin date (发生日期), or NO_DAY. */
  readonly origin: Int32Array;
  /** Due date (到期日), or origin plus credit period (信用期) where only these are given, or NO_DAY. */
  readonly due: Int32Array;
  /** Fen; negative for a credit note (红字). */
  readonly amount: Float64Array;
  /** For a credit note that names its claim (原债权编号): that claim's index; otherwise NONE. */
  readonly corrects: Int32Array;
  /** 五级分类 or 一逾两呆 as written; code into `grades`. */
  readonly grade: Uint8Array;
  /** 摸底日期 and 认定日期, or NO_DAY. */
  readonly surveyed: Int32Array;
  readonly identified: Int32Array;
  /** 复查结果 as written (`合格`, `不合格` …), code into `reviews`. */
  readonly review: Uint8Array;
  /** 整改日期 or NO_DAY. */
  readonly rectified: Int32Array;
  /** 保证期间至, or NO_DAY; and 1 where 担保方式 names a surety (保证). */
  readonly suretyUntil: Int32Array;
  readonly hasSurety: Uint8Array;
  /** How well 担保方式 secures the claim (see `ledger/security.ts`); 0 = not at all. */
  readonly security: Uint8Array;
  /** 资金状况, 项目前景 and 诚信 as codes into `FUNDS`, `PROSPECTS`, `GOOD_FAITH`; 0 = not said. */
  readonly funds: Uint8Array;
  readonly prospects: Uint8Array;
  readonly goodFaith: Uint8Array;
  /** 争议金额 of the claim's own row, fen; 0 where it says none. */
  readonly disputed: Float64Array;
  /** The due date of its debt's last instalment (分期债务编号, Civil Code art. 189); its own where it is no instalment. */
  readonly lastDue: Int32Array;
  /** 合同利率 and 罚息利率 of the claim's own row; null where it says none. */
  readonly contractRate: readonly (Rate | null)[];
  readonly penaltyRate: readonly (Rate | null)[];
  /** Index into the ledger's `sources`, and zero-based row of that sheet. */
  readonly source: Int32Array;
  readonly row: Int32Array;
}

/** In an index column: nothing is named. */
export const NONE = -1;
/** In an index column: something is named that the ledger does not have. */
export const UNKNOWN = -2;

export interface Recoveries {
  readonly count: number;
  readonly id: readonly string[];
  readonly day: Int32Array;
  /** The claim that it names: an index, NONE (only a debtor is given), or UNKNOWN. */
  readonly claim: Int32Array;
  readonly debtor: Int32Array;
  /** Fen; negative for a reversal (冲销). */
  readonly amount: Float64Array;
  /** Code of the method (see `ledger/method.ts`). */
  readonly method: Uint8Array;
  readonly voucher: readonly string[];
  /** 参与人 as written. */
  readonly people: readonly string[];
  /** Goods: day and value (fen) of the court ruling and of the realisation; NO_DAY and NaN where not given. */
  readonly rulingDay: Int32Array;
  readonly rulingValue: Float64Array;
  readonly realisedDay: Int32Array;
  readonly realisedValue: Float64Array;
  /** For a reversal: the recovery that it reverses (an index), NONE or UNKNOWN. */
  readonly reverses: Int32Array;
  readonly approval: readonly string[];
  readonly source: Int32Array;
  readonly row: Int32Array;
}

/** The five loan classes (五级分类), then 一逾两呆; `Claims.grade` is an index into this list, 0 = not said. */
export const GRADES = ['', '正常', '关注', '次级', '可疑', '损失', '逾期', '呆滞', '呆账'] as const;

/** What is known of a debtor (rules.md §9); 0 = not said. */
export const FUNDS = ['', '好', '差', '恶劣'] as const;
export const PROSPECTS = ['', '好', '差'] as const;
export const GOOD_FAITH = ['', '善意', '恶意'] as const;

/** What a re-inspection (复查) said; `Claims.review` is an index into this list, 0 = not said. */
export const REVIEWS = ['', '合格', '不合格'] as const;

export type { Day, Fen };
