import enAction from './en-US/action.json';
import enAnalysis from './en-US/analysis.json';
import enAnnualPlan from './en-US/annual-plan.json';
import enCampaign from './en-US/campaign.json';
import enCasework from './en-US/casework.json';
import enCommands from './en-US/commands.json';
import enExcel from './en-US/excel.json';
import enFinding from './en-US/findings.json';
import enFile from './en-US/file.json';
import enFunctions from './en-US/functions.json';
import enGroup from './en-US/group.json';
import enHeadless from './en-US/headless.json';
import enInterest from './en-US/interest.json';
import enLetter from './en-US/letter.json';
import enLedger from './en-US/ledger.json';
import enPhases from './en-US/phases.json';
import enPlan from './en-US/plan.json';
import enPolicy from './en-US/policy.json';
import enReport from './en-US/report.json';
import enRewards from './en-US/rewards.json';
import enTaskpane from './en-US/taskpane.json';
import enTruth from './en-US/truth.json';
import enWorkbench from './en-US/workbench.json';
import enWorkbook from './en-US/workbook.json';
import zhAction from './zh-CN/action.json';
import zhAnalysis from './zh-CN/analysis.json';
import zhAnnualPlan from './zh-CN/annual-plan.json';
import zhCampaign from './zh-CN/campaign.json';
import zhCasework from './zh-CN/casework.json';
import zhCommands from './zh-CN/commands.json';
import zhExcel from './zh-CN/excel.json';
import zhFinding from './zh-CN/findings.json';
import zhFile from './zh-CN/file.json';
import zhFunctions from './zh-CN/functions.json';
import zhGroup from './zh-CN/group.json';
import zhHeadless from './zh-CN/headless.json';
import zhInterest from './zh-CN/interest.json';
import zhLetter from './zh-CN/letter.json';
import zhLedger from './zh-CN/ledger.json';
import zhPhases from './zh-CN/phases.json';
import zhPlan from './zh-CN/plan.json';
import zhPolicy from './zh-CN/policy.json';
import zhReport from './zh-CN/report.json';
import zhRewards from './zh-CN/rewards.json';
import zhTaskpane from './zh-CN/taskpane.json';
import zhTruth from './zh-CN/truth.json';
import zhWorkbench from './zh-CN/workbench.json';
import zhWorkbook from './zh-CN/workbook.json';

/** Languages in which the product speaks. */
export type Language = 'zh' | 'en';

type Catalogue = Readonly<Record<string, string>>;

/** All texts that a user sees, by language and key; one JSON a room, the same keys in both languages. */
export const CATALOGUES: Readonly<Record<Language, Catalogue>> = {
  zh: {
    ...zhAction,
    ...zhAnalysis,
    ...zhAnnualPlan,
    ...zhCampaign,
    ...zhCasework,
    ...zhCommands,
    ...zhExcel,
    ...zhFinding,
    ...zhFile,
    ...zhFunctions,
    ...zhGroup,
    ...zhHeadless,
    ...zhInterest,
    ...zhLedger,
    ...zhLetter,
    ...zhPhases,
    ...zhPlan,
    ...zhPolicy,
    ...zhReport,
    ...zhRewards,
    ...zhTaskpane,
    ...zhTruth,
    ...zhWorkbench,
    ...zhWorkbook,
  },
  en: {
    ...enAction,
    ...enAnalysis,
    ...enAnnualPlan,
    ...enCampaign,
    ...enCasework,
    ...enCommands,
    ...enExcel,
    ...enFinding,
    ...enFile,
    ...enFunctions,
    ...enGroup,
    ...enHeadless,
    ...enInterest,
    ...enLedger,
    ...enLetter,
    ...enPhases,
    ...enPlan,
    ...enPolicy,
    ...enReport,
    ...enRewards,
    ...enTaskpane,
    ...enTruth,
    ...enWorkbench,
    ...enWorkbook,
  },
};

/**
 * A text in the user's language, its `{name}` places filled in.
 * @param key key of the catalogue
 * @param values what stands in the places; a place without a value is a programming error
 * @throws Error where the key or a value is missing
 */
export function text(
  language: Language,
  key: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const template = CATALOGUES[language][key];
  if (template === undefined) throw new Error(`no text "${key}" in ${language}`);
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`text "${key}" lacks {${name}}`);
    return String(value);
  });
}
