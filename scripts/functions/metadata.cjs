const { parseTree } = require('custom-functions-metadata');
const chinese = require('../../src/locale/zh-CN/function-descriptions.json');
const { functionFiles } = require('./read-docs.cjs');

/** Where help pages are served; a build puts its own address in place of the first part. */
const HELP = 'https://localhost:3000/assets/functions';

/** Name of a function's help page. */
function helpPageName(id, language) {
  return `${id.toLowerCase()}.${language}.html`;
}

/**
 * What Excel must know of the cell functions, derived from their code by Office's own generator: in English as the code says,
 * in Chinese by src/locale/zh-CN/function-descriptions.json. Names are the same in both, as formulas are shared.
 * @returns {{ en: object, zh: object, errors: string[] }} errors name what is wrong in the code, or lacks Chinese
 */
function generateMetadata() {
  const functions = [];
  const errors = [];
  for (const { path, text } of functionFiles()) {
    // A function that rests comes to the same cells; the generator knows no such type.
    const parsed = parseTree(text.replaceAll('Paced<unknown[][]>', 'unknown[][]'), path);
    functions.push(...parsed.functions);
    for (const { javascriptFunctionName, errors: found } of parsed.extras)
      errors.push(...found.map((error) => `${javascriptFunctionName}: ${error}`));
  }
  functions.sort((a, b) => (a.id < b.id ? -1 : 1));
  // Without it Excel would answer a range that holds one error with that error, and call nothing.
  const document = (list) => ({ allowErrorForDataTypeAny: true, functions: list });
  const zh = functions.map((described) => inChinese(described, errors));
  const known = new Set(functions.map(({ id }) => id));
  errors.push(
    ...Object.keys(chinese)
      .filter((id) => !known.has(id))
      .map((id) => `${id}: Chinese without a function`),
  );
  return {
    en: document(functions.map((one) => ({ ...one, helpUrl: `${HELP}/${helpPageName(one.id, 'en-US')}` }))),
    zh: document(zh),
    errors,
  };
}

function inChinese({ id, name, description, parameters, ...rest }, errors) {
  const said = chinese[id];
  const names = parameters.map((parameter) => parameter.name);
  const told = Object.keys(said?.parameters ?? {});
  if (!said) errors.push(`${id}: no Chinese`);
  else if (told.join() !== names.join())
    errors.push(`${id}: Chinese tells ${told.join()}, the code has ${names.join()}`);
  return {
    description: said?.description ?? description,
    id,
    name,
    parameters: parameters.map((parameter) => {
      const [title, what] = said?.parameters[parameter.name] ?? [parameter.name, parameter.description];
      return { ...parameter, name: title, description: what };
    }),
    ...rest,
    helpUrl: `${HELP}/${helpPageName(id, 'zh-CN')}`,
  };
}

module.exports = { generateMetadata, helpPageName };
