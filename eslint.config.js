// House style that a compiler cannot check. The engine has the strictest part: its results must
// be the same bytes on every processor and Node version, so everything whose result may differ
// between machines is refused there.
import tseslint from 'typescript-eslint';

const SOURCE = ['src/**/*.ts', 'src/**/*.tsx'];
const TYPED = ['**/*.ts', '**/*.tsx'];
const ENGINE = ['src/engine/**/*.ts'];

// Exact by IEEE 754 and ECMAScript: these alone are allowed, with the constants (in capitals). Any
// other member of Math, present or to come, is refused.
const EXACT_MATH = [
  'sqrt',
  'floor',
  'ceil',
  'round',
  'abs',
  'min',
  'max',
  'trunc',
  'sign',
  'imul',
  'fround',
  'clz32',
];

const MATH_ADVICE =
  "differs between processors or Node versions; use the engine's own maths (+ - * / and Math.sqrt are exact)";

const ENGINE_SYNTAX = [
  {
    selector: `MemberExpression[object.name='Math'][computed=false][property.name!=/^(${EXACT_MATH.join('|')}|[A-Z0-9_]+)$/]`,
    message: `This member of Math ${MATH_ADVICE}.`,
  },
  {
    selector: "MemberExpression[object.name='Math'][computed=true]",
    message: 'Name the member of Math, so that it can be checked.',
  },
  {
    selector: "VariableDeclarator[init.name='Math']",
    message: 'Write Math.name where it is used, so that it can be checked.',
  },
  {
    selector: "BinaryExpression[operator='**'], AssignmentExpression[operator='**=']",
    message: `The power operator ${MATH_ADVICE}.`,
  },
  {
    selector:
      'MemberExpression[property.name=/^(localeCompare|toLocaleString|toLocaleDateString|toLocaleTimeString|toLocaleLowerCase|toLocaleUpperCase)$/]',
    message: 'Results depend on the locale of the machine; compare with < and format outside.',
  },
  {
    selector: 'ImportExpression',
    message: 'The engine loads nothing while it runs.',
  },
];

const ENGINE_GLOBALS = {
  Date: 'The engine has no clock: a date is the calendar of the model.',
  performance: 'The engine has no clock.',
  Intl: 'Results depend on the locale of the machine.',
  process: 'The engine knows no machine.',
  globalThis: 'The engine knows no machine.',
  Buffer: 'The engine runs without Node; use typed arrays.',
  console: 'The engine writes nothing; return records.',
  crypto: 'The engine draws from its own keyed generator only.',
  setTimeout: 'The engine is synchronous.',
  setInterval: 'The engine is synchronous.',
  setImmediate: 'The engine is synchronous.',
  queueMicrotask: 'The engine is synchronous.',
};

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'out/', 'node_modules/'] },
  tseslint.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-var': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
    },
  },
  {
    files: TYPED,
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      // The type-aware rules that find bugs a test may miss; the whole set is several times slower.
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/require-array-sort-compare': ['error', { ignoreStringArrays: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
    },
  },
  {
    files: SOURCE,
    rules: {
      'max-lines': ['error', { max: 500, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 90, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ENGINE,
    rules: {
      // Reading a typed array within its length never gives undefined, and a check costs time.
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-restricted-syntax': ['error', ...ENGINE_SYNTAX],
      'no-restricted-globals': [
        'error',
        ...Object.entries(ENGINE_GLOBALS).map(([name, message]) => ({ name, message })),
      ],
    },
  },
  {
    files: ['tests/**/*.ts', 'tests/**/*.tsx', 'bench/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
);
