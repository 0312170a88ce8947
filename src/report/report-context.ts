import { civil, formatChineseDay, formatDay, type Day } from '../calendar/day';
import type { CampaignResult } from '../campaign/result';
import { text } from '../locale/text';
import type { PhaseResult } from '../phase/phase-result';
import { keyPhase } from './key-phase';
import type { ReportOptions } from './report-options';
import { SheetNames } from './sheet-name';
import { inUnit, shownAmount, type ShownUnit } from './figures';
import { Statement } from './statement';

/** What every sheet of one report draws on: the results, the wording, the frame of statements. */
export class ReportContext {
  readonly names: SheetNames;
  readonly key: PhaseResult | null;

  constructor(
    readonly result: CampaignResult,
    readonly options: ReportOptions,
  ) {
    this.key = keyPhase(result.phases);
    this.names = new SheetNames(options.naming);
  }

  /** A text of the reports (`report.<key>`) in the reader's language. */
  t(key: string, values: Readonly<Record<string, string | number>> = {}): string {
    return text(this.options.language, `report.${key}`, values);
  }

  /** A day as a reader of the language writes it. */
  day(day: Day): string {
    return this.options.language === 'zh' ? formatChineseDay(day) : formatDay(day);
  }

  /** The year of the as-of date, as in 「2012年清收进度表」. */
  get year(): number {
    return civil(this.result.asOf).year;
  }

  /** An amount with its unit, for notes. */
  amount(fen: number | bigint, unit: ShownUnit = this.options.leaderUnit): string {
    return this.t(unit === '元' ? 'amount.yuan' : 'amount.wan', { amount: shownAmount(fen, unit) });
  }

  /** What a cell of the leaders' sheets holds for an amount. */
  inLeaderUnit(fen: number | bigint): number {
    return inUnit(fen, this.options.leaderUnit);
  }

  /** The name of a unit, a debtor or a person, or words for one that the ledger leaves empty. */
  named(name: string, what: 'unit' | 'debtor' | 'owner' | 'person'): string {
    return name === '' ? this.t(`unnamed.${what}`) : name;
  }

  /**
   * A statement with its title, sub-title and shared wording.
   * @param sheet the sheet's name and stable id
   * @param title without the year
   * @param unit unit of all its amounts; null where it has none
   * @param upright portrait however many columns there are
   * @param period what stands before the as-of date in row 2, for example the days of a phase
   */
  statement(
    sheet: { readonly name: string; readonly id: string },
    title: string,
    unit: ShownUnit | null,
    period = '',
    upright = false,
  ): Statement {
    const asOf = this.t('subtitle.asOf', { day: this.day(this.result.asOf) });
    return new Statement({
      ...sheet,
      title: this.t('title', { year: this.year, title }),
      left: this.t('subtitle.unitName', { name: this.options.unitName }),
      middle: period === '' ? asOf : `${period}　${asOf}`,
      right: unit
        ? this.t('subtitle.moneyUnit', { unit: this.t(unit === '元' ? 'unit.yuan' : 'unit.wan') })
        : '',
      unit: unit ?? '元',
      upright,
      texts: {
        total: this.t('total'),
        notes: this.t('notes'),
        signature: this.t('signature'),
        roundingNote: this.t('note.rounding'),
        longTotalNote: this.t('note.longTotal'),
      },
    });
  }

  /** Notes that stand under every statement of balances: the method, what waits unapplied, what has no due date, errors. */
  balanceNotes(): string[] {
    const { totals, policy, findings } = this.result;
    const errors = findings.filter(({ severity }) => severity === 'error').length;
    const notes = [this.t('note.method', { method: this.t(`application.${policy.settings.application}`) })];
    if (totals.unapplied !== 0n)
      notes.push(this.t('note.unapplied', { amount: this.amount(totals.unapplied) }));
    if (totals.undated !== 0n) notes.push(this.t('note.undated', { amount: this.amount(totals.undated) }));
    if (errors > 0) notes.push(this.t('note.errors', { count: errors }));
    return notes;
  }
}
