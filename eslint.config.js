import tseslint from 'typescript-eslint';
import noOuterEm from './scripts/lint/no-outer-em.js';

const FINDERS = '/^(?:find|findOne|findOneOrFail|findAll|findAndCount|findByCursor|count)$/';
const restricted = (selector, message) => ({ selector, message });

const ENVIRONMENT = restricted('MemberExpression[object.name="process"][property.name="env"]', 'Only src/config.ts reads process.env: add a setting there.');
const ENVIRONMENT_IMPORT = restricted('ImportDeclaration[source.value=/^(?:node:)?process$/] ImportSpecifier[imported.name="env"]', 'Only src/config.ts reads process.env: add a setting there.');
const UNVERIFIED = restricted('MemberExpression[property.name="constructEventWithoutVerification"]', 'A webhook is believed only when its signature holds.');
const FIND = restricted(`CallExpression[callee.property.name=${FINDERS}]:matches([callee.object.name="em"], [callee.object.property.name="em"])`, 'Entities are loaded in access.ts and queries/ only, where the viewer is judged.');
const FOCUSED = restricted(':not(ConditionalExpression) > MemberExpression[object.name=/^(?:it|test|describe)$/][property.name=/^(?:only|skip|todo)$/]', 'Every test runs.');
const FOCUSED_NAME = restricted('CallExpression[callee.name=/^(?:fit|fdescribe|xit|xtest|xdescribe)$/]', 'Every test runs.');
const ANY = restricted('TSAnyKeyword:not(TSTypeReference[typeName.name="Kysely"] TSAnyKeyword):not(CallExpression[callee.property.name="getKysely"] TSAnyKeyword)', 'Say the type; only the tables of a Kysely may be any.');
const EVERYWHERE = [UNVERIFIED, FOCUSED, FOCUSED_NAME];
const PRODUCT = [...EVERYWHERE, ANY, ENVIRONMENT, ENVIRONMENT_IMPORT];
const OUTBOUND = ['fetch', 'WebSocket', 'EventSource'].map((name) => ({ name, message: 'Outbound calls live in the adapters of src/platform.' }));

const syntax = (files, restrictions, ignores = []) => ({ files, ignores, rules: { 'no-restricted-syntax': ['error', ...restrictions] } });

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', '.data/', '**/generated/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true } },
    plugins: { '@typescript-eslint': tseslint.plugin, xingqun: { rules: { 'no-outer-em': noOuterEm } } },
    rules: {
      '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/only-throw-error': 'error',
      'xingqun/no-outer-em': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'off',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack', 'not implemented'], location: 'anywhere' }],
      'max-lines': ['error', { max: 300 }],
    },
  },
  { files: ['src/**/*.ts'], rules: { 'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }], 'no-console': 'error' } },
  { files: ['src/dev.ts', 'src/main.ts', 'src/worker.ts', 'src/demo/**', 'src/sandbox/**'], rules: { 'no-console': 'off' } },
  { files: ['src/**/*.ts'], ignores: ['src/platform/**', 'src/sandbox/**'], rules: { 'no-restricted-globals': ['error', ...OUTBOUND] } },
  syntax(['**/*.ts'], EVERYWHERE),
  syntax(['src/**/*.ts', 'migrations/**/*.ts'], PRODUCT, ['src/config.ts', 'src/config/**']),
  syntax(['src/modules/**/*.ts'], [...PRODUCT, FIND], ['src/modules/*/access.ts', 'src/modules/*/queries/**']),
);
