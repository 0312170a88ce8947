import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { CATALOGUES, text, type Language } from '../src/locale/text';
import { LEDGER_TABLES } from '../src/policy/ledger-tables';
import { READ_TABLES } from '../src/policy/policy-sheet';
import type { ColumnDescription, TableDescription } from '../src/policy/table-description';
import { describeColumn } from '../src/policy/template';

const PAGE = resolve(__dirname, '../docs/tables.md');

/** docs/tables.md: every table that is read, its columns and what they mean, as the templates in Excel say it. */
export function tablesPage(): string {
  return [
    '# 各表的列 · The tables and their columns',
    '',
    '由程序自身写出（`npm run tables`）；Excel 里新建这些表时，表头上有同样的说明和校验。列的顺序不限，可以缺，可以多；空着就是没有说。',
    '',
    '_Written by the program itself (`npm run tables`); the templates that the add-in creates carry the same explanations. Columns may stand in any order, be missing or be joined by others; an empty cell says nothing._',
    '',
    ...LEDGER_TABLES.flatMap(section),
    ...READ_TABLES.flatMap(section),
  ].join('\n');
}

function section(table: TableDescription): string[] {
  return [
    `## ${table.name}`,
    '',
    ...purpose(table),
    '| 列 | 说明 | meaning |',
    '| --- | --- | --- |',
    ...table.columns.map((column) => row(table, column)),
    '',
  ];
}

function purpose({ name }: TableDescription): string[] {
  const key = `action.purpose.${name}`;
  if (!(key in CATALOGUES.zh)) return [];
  return [`${text('zh', key)} _${text('en', key)}_`, ''];
}

function row({ name: table }: TableDescription, { name, choices, required }: ColumnDescription): string {
  const mark = required ? '（必需）' : '';
  const values = Object.keys(choices ?? {});
  const said = (language: Language): string => cell(describeColumn(table, name, language));
  const closed = values.length === 0 ? '' : `：${values.map((value) => `\`${value}\``).join(' ')}`;
  return `| ${name}${mark} | ${said('zh')}${closed} | ${said('en')} |`;
}

function cell(words: string): string {
  return words.replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|');
}

if (require.main === module) writeFileSync(PAGE, tablesPage());
