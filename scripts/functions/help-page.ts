import { columnLetters } from '../../src/finding/finding';
import type { Example, ExampleArgument } from '../../src/functions/example';
import type { FunctionMetadata } from './metadata.cjs';

/** Everything that a help page tells of one function in one language. */
export interface HelpContent {
  readonly language: 'zh-CN' | 'en-US';
  readonly described: FunctionMetadata;
  readonly returns: string;
  readonly rule: string;
  readonly example: Example;
}

const WORDS = {
  'zh-CN': {
    parameters: '参数',
    optional: '可省略',
    result: '结果',
    inputs: '空白与错误',
    behaviour:
      '每个参数可以是一个单元格，也可以是区域；结果按区域溢出，一行或一列与整个区域配合计算。空白的日期或金额得到空白或零。单元格中的错误值原样传到对应的结果；读不出的日期、金额得到 #VALUE!，并说明原因。基准日省略时取重新计算的当天；公式不随日期自动重算。',
    rule: '依据',
    example: '示例',
    formula: '公式',
  },
  'en-US': {
    parameters: 'Parameters',
    optional: 'optional',
    result: 'Result',
    inputs: 'Blanks and errors',
    behaviour:
      'Each parameter takes a cell or a range; results spill, and one row or column goes with a whole range. A blank date or amount gives a blank or 0. An error value in a cell is the result beside it; a date or amount that cannot be read is #VALUE! with its reason. Without an as-of date the day of the calculation counts; formulas do not recalculate by themselves from day to day.',
    rule: 'Rule',
    example: 'Example',
    formula: 'Formula',
  },
} as const;

/** The help page of a function as HTML; nothing in it is written by hand. */
export function helpPage({ language, described, returns, rule, example }: HelpContent): string {
  const words = WORDS[language];
  const { name, description, parameters } = described;
  const signature = parameters.map((one) => (one.optional ? `[${one.name}]` : one.name)).join(', ');
  const laidOut = layOut(name, example);
  const rows = parameters.map(
    (one) =>
      `      <tr><th scope="row">${escape(one.name)}</th><td>${escape(one.description)}${one.optional ? ` <i>${words.optional}</i>` : ''}</td></tr>`,
  );
  return `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>AR.${name}</title>
    <link rel="stylesheet" href="help.css" />
  </head>
  <body>
    <h1>AR.${name}</h1>
    <p>${escape(description)}</p>
    <p class="formula">=AR.${name}(${escape(signature)})</p>
    <h2>${words.parameters}</h2>
    <table>
${rows.join('\n')}
    </table>
    <h2>${words.result}</h2>
    <p>${escape(returns)}</p>
    <h2>${words.inputs}</h2>
    <p>${words.behaviour}</p>
    <h2>${words.rule}</h2>
    <p>${escape(rule)}</p>
    <h2>${words.example}</h2>
${laidOut.tables.join('\n')}
    <p class="formula">${escape(laidOut.formula)}</p>
    <h3>${words.result}</h3>
${table('', example.result)}
  </body>
</html>
`;
}

/** The example's ranges side by side from A1 on, a column between them, and the formula that reads them. */
function layOut(name: string, { args }: Example): { readonly tables: string[]; readonly formula: string } {
  const tables: string[] = [];
  let column = 0;
  const written = args.map((argument) => {
    if (!isRange(argument)) return single(argument);
    const width = argument[0].length;
    const address = `${columnLetters(column)}1:${columnLetters(column + width - 1)}${argument.length}`;
    column += width + 1;
    tables.push(table(address, argument));
    return address;
  });
  while (written.length > 0 && written[written.length - 1] === '') written.pop();
  return { tables, formula: `=AR.${name}(${written.join(', ')})` };
}

function isRange(argument: ExampleArgument): argument is Exclude<ExampleArgument, string | number | null> {
  return Array.isArray(argument);
}

function single(value: string | number | null): string {
  if (value === null) return '';
  return typeof value === 'number' ? String(value) : `"${value.replaceAll('"', '""')}"`;
}

function table(caption: string, rows: readonly (readonly (string | number)[])[]): string {
  const lines = rows.map(
    (row) => `      <tr>${row.map((cell) => `<td>${escape(String(cell))}</td>`).join('')}</tr>`,
  );
  const head = caption === '' ? '' : `      <caption>${caption}</caption>\n`;
  return `    <table>\n${head}${lines.join('\n')}\n    </table>`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
