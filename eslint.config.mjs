import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Groups of rooms that several rooms may import. */
const ground = ['calendar', 'money', 'finding', 'workbook', 'pace'];
const core = [
  ...ground,
  'locale',
  'table',
  'policy',
  'ledger',
  'settlement',
  'target',
  'aging',
  'phase',
  'reward',
  'interest',
];
const calculation = ['calendar', 'money', 'finding', 'pace', 'ledger', 'policy', 'settlement'];
/**
 * The directions between the rooms of src/ (ARCHITECTURE.md): which other rooms a room may import, which packages,
 * which of the host's globals it may touch, and whether it may use Node. A room that is not listed here does not exist;
 * a test says so.
 * @type {Record<string, { rooms: string[], packages?: string[], globals?: string[], node?: true }>}
 */
const ROOMS = {
  calendar: { rooms: [] },
  money: { rooms: [], packages: ['decimal.js'] },
  finding: { rooms: [] },
  pace: { rooms: [] },
  workbook: { rooms: ['finding', 'pace'] },
  locale: { rooms: ['finding'] },
  table: { rooms: ground },
  policy: { rooms: [...ground, 'table', 'locale', 'ledger'] },
  ledger: { rooms: [...ground, 'table'] },
  settlement: { rooms: ['calendar', 'money', 'finding', 'pace', 'ledger'] },
  target: { rooms: calculation },
  aging: { rooms: calculation },
  phase: { rooms: [...calculation, 'target', 'workbook'] },
  reward: { rooms: [...calculation, 'target', 'aging'] },
  campaign: { rooms: [...core, 'casework', 'analysis', 'group', 'letter', 'truth'] },
  report: { rooms: [...core, 'casework', 'analysis', 'group', 'letter', 'truth', 'campaign'] },
  xlsx: { rooms: ['finding', 'pace', 'workbook', 'calendar', 'locale'], packages: ['hucre'] },
  headless: {
    rooms: [
      ...core,
      'casework',
      'analysis',
      'group',
      'letter',
      'truth',
      'campaign',
      'report',
      'plan-text',
      'xlsx',
    ],
    node: true,
  },
  interest: { rooms: calculation },
  'plan-text': { rooms: [...calculation, 'locale'] },
  casework: { rooms: [...calculation, 'aging', 'target'] },
  analysis: { rooms: [...calculation, 'aging'] },
  letter: { rooms: [...calculation, 'table', 'interest'] },
  truth: { rooms: calculation },
  group: { rooms: [...calculation, 'aging'] },
  functions: { rooms: [...core, 'casework', 'analysis'], globals: ['CustomFunctions'] },
  excel: {
    rooms: ['finding', 'pace', 'workbook', 'calendar', 'locale'],
    globals: ['Excel', 'Office', 'OfficeExtension'],
  },
  action: {
    rooms: [...core, 'casework', 'analysis', 'group', 'letter', 'truth', 'campaign', 'report', 'plan-text'],
  },
  commands: { rooms: ['finding', 'locale', 'workbook', 'action'], globals: ['Office'] },
  taskpane: {
    rooms: [
      ...core,
      'casework',
      'analysis',
      'group',
      'letter',
      'truth',
      'campaign',
      'report',
      'plan-text',
      'action',
    ],
    packages: ['react', 'react-dom', '@fluentui/react-components', '@fluentui/react-icons'],
    globals: ['window', 'document'],
  },
  addin: {
    rooms: ['calendar', 'locale', 'workbook', 'excel', 'xlsx', 'action', 'commands', 'taskpane', 'functions'],
    packages: ['react', 'react-dom'],
    globals: ['Excel', 'Office', 'CustomFunctions', 'window', 'document'],
  },
  host: { rooms: ['finding', 'workbook'], globals: ['window', 'document'] },
  workbench: {
    rooms: ['finding', 'locale', 'workbook', 'calendar', 'xlsx', 'host'],
    packages: ['react', 'react-dom', 'hucre', '@univerjs'],
    globals: ['window', 'document', 'fetch', 'localStorage'],
  },
};

/** What only Node, a browser, Excel or a clock can give; a room without Node gets it handed in. */
const HOST_GLOBALS = [
  'process',
  'Buffer',
  'require',
  'module',
  '__dirname',
  'window',
  'document',
  'localStorage',
  'fetch',
  'Office',
  'Excel',
  'OfficeExtension',
  'CustomFunctions',
];

const oneOf = (names) => `(?:${names.map((name) => name.replaceAll('.', '\\.')).join('|')})`;

/** The rules of one room, made from its line in the table. */
function roomRules([room, { rooms, packages = [], globals = [], node = false }]) {
  const forbidden = Object.keys(ROOMS).filter((other) => other !== room && !rooms.includes(other));
  const patterns = [
    {
      // Also the way round through a room that is allowed: ../money/../policy/policy.
      regex: `(?:^|/)\\.\\./(?:\\.\\./)*${oneOf([...forbidden, 'src', 'test', 'scripts'])}(?:/|$)`,
      message: `src/${room} may import only: ${rooms.join(', ') || 'nothing'} (ARCHITECTURE.md).`,
    },
    {
      regex: `^(?!\\.)${packages.length > 0 ? `(?!${oneOf(packages)}(?:/|$))` : ''}${node ? '(?!node:)' : ''}`,
      message: `src/${room} may import no package${packages.length > 0 ? ` but ${packages.join(', ')}` : ''}${node ? ' but those of Node (node:…)' : ''}.`,
    },
  ];
  return {
    files: [`src/${room}/**/*.{ts,tsx}`],
    settings: { room },
    rules: {
      'no-restricted-imports': ['error', { patterns }],
      ...(!node && {
        'no-console': 'error',
        'no-restricted-globals': ['error', ...HOST_GLOBALS.filter((name) => !globals.includes(name))],
      }),
    },
  };
}

export default defineConfig(
  { ignores: ['node_modules/', 'dist/', 'out/', 'coverage/', 'test/screens/'] },
  js.configs.recommended,
  {
    rules: {
      // Full-width blanks and control characters are what ledgers hold, so texts and patterns name them.
      'no-irregular-whitespace': [
        'error',
        { skipStrings: true, skipTemplates: true, skipRegExps: true, skipComments: true },
      ],
      'no-control-regex': 'off',
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strict],
    rules: {
      // Typed arrays and maps are read where the loop proves that the entry is there.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'prefer-const': 'error',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Everything has one name: export it by that name.' },
        // It would lead past the directions, which are kept on import declarations.
        { selector: 'ImportExpression', message: 'Import at the top of the file.' },
      ],
      // The same run, twice, writes the same bytes.
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random' },
        { object: 'Date', property: 'now' },
      ],
    },
  },
  {
    // A promise that nobody waits for loses its failure.
    files: [
      'src/{xlsx,headless,excel,action,commands,taskpane,addin,host,workbench}/**/*.{ts,tsx}',
      'scripts/**/*.ts',
    ],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
    },
  },
  Object.entries(ROOMS).map(roomRules),
  {
    files: ['**/*.{js,cjs}'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: {
        require: 'readonly',
        module: 'writable',
        __dirname: 'readonly',
        __filename: 'readonly',
        process: 'readonly',
      },
    },
  },
);
