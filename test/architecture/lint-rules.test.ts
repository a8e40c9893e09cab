import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ESLint, type Linter } from 'eslint';
import path from 'node:path';
import { plant, ROOT, type PlantedTree } from './planted-tree.ts';

const COMMAND = 'src/modules/posts/commands';
const marked = (subject: string, mark: string): string => `${subject}.${mark}('x', () => {});`;
const lines = (count: number): string => 'export {};\n'.repeat(count);

/** One violation per file: the rule that must name it and the line it stands in. */
const PLANTED = [
  { rule: 'R10: no-restricted-syntax', message: /Only src\/config\.ts/, file: 'src/platform/mail/a.ts', text: 'export const host = process.env.HOST;' },
  { rule: 'R10: no-restricted-syntax', message: /Only src\/config\.ts/, file: 'src/platform/mail/b.ts', text: "import { env } from 'node:process'; export const host = env.HOST;" },
  { rule: 'R11: no-restricted-globals', message: /Outbound calls/, file: `${COMMAND}/a.ts`, text: "export const get = () => fetch('https://example.org');" },
  { rule: 'no-restricted-syntax', message: /Entities are loaded/, file: `${COMMAND}/b.ts`, text: 'export const load = (em: { findOne(id: string): unknown }) => em.findOne("1");' },
  { rule: 'no-restricted-syntax', message: /Entities are loaded/, file: `${COMMAND}/c.ts`, text: 'export const load = (tx: { em: { find(): unknown } }) => tx.em.find();' },
  { rule: 'no-restricted-syntax', message: /signature holds/, file: 'src/platform/payments/a.ts', text: 'export const read = (s: { webhooks: { constructEventWithoutVerification(): unknown } }) => s.webhooks.constructEventWithoutVerification();' },
  { rule: 'no-restricted-syntax', message: /Say the type/, file: 'src/kernel/a.ts', text: 'export const value: any = 1;' },
  { rule: 'no-restricted-syntax', message: /Every test runs/, file: 'test/a.test.ts', text: `import { test } from '@jest/globals'; ${marked('test', 'only')}` },
  { rule: 'no-restricted-syntax', message: /Every test runs/, file: 'test/b.test.ts', text: "declare const fit: (name: string) => void; fit('x');" },
  { rule: 'no-restricted-syntax', message: /Every test runs/, file: 'test/c.test.ts', text: `import { describe } from '@jest/globals'; ${marked('describe', 'skip')}` },
  { rule: 'xingqun/no-outer-em', message: /not of the transaction/, file: `${COMMAND}/d.ts`, text: 'export const save = (em: { persist(x: object): void }, uow: { run(f: (tx: object) => void): void }) => uow.run((tx) => em.persist(tx));' },
  { rule: 'xingqun/no-outer-em', message: /not of the transaction/, file: `${COMMAND}/e.ts`, text: 'export const save = (deps: { em: object }, uow: { run(f: (tx: object) => unknown): void }) => uow.run((tx) => [tx, deps.em]);' },
  { rule: 'xingqun/no-outer-em', message: /not of the transaction/, file: `${COMMAND}/f.ts`, text: 'export const save = (em: object, write: (em: object) => void, uow: { run(f: (tx: object) => unknown): void }) => uow.run((tx) => { write(em); return tx; });' },
  { rule: 'no-warning-comments', message: /Unexpected/, file: 'src/kernel/k.ts', text: `// ${['to', 'do'].join('')}: later\nexport {};` },
  { rule: 'max-lines', message: /Maximum allowed is 300/, file: 'src/kernel/b.ts', text: lines(301) },
  { rule: 'max-lines-per-function', message: /Maximum allowed is 40/, file: 'src/kernel/c.ts', text: `export function long(): number {\n  let n = 0;\n${'  n++;\n'.repeat(40)}  return n;\n}` },
  { rule: 'no-console', message: /Unexpected console/, file: 'src/http/a.ts', text: "console.log('hello');" },
  { rule: 'eqeqeq', message: /Expected '==='/, file: 'src/kernel/d.ts', text: 'export const same = (a: number, b: number) => a == b;' },
  { rule: '@typescript-eslint/no-floating-promises', message: /must be awaited/, file: 'src/kernel/e.ts', text: 'export function start(work: () => Promise<void>): void { work(); }' },
  { rule: '@typescript-eslint/no-misused-promises', message: /Expected non-Promise value/, file: 'src/kernel/f.ts', text: 'export const no = async (ok: () => Promise<boolean>) => { if (ok()) return 1; return (await ok()) ? 2 : 3; };' },
  { rule: '@typescript-eslint/await-thenable', message: /Unexpected `await`/, file: 'src/kernel/g.ts', text: 'export const wait = async () => await 1;' },
  { rule: '@typescript-eslint/switch-exhaustiveness-check', message: /not exhaustive/, file: 'src/kernel/h.ts', text: "export function go(x: 'a' | 'b'): number { switch (x) { case 'a': return 1; } return 2; }" },
  { rule: '@typescript-eslint/consistent-type-imports', message: /only used as types/, file: 'src/kernel/i.ts', text: "import { Result } from './sound.ts'; export type R = Result;" },
  { rule: '@typescript-eslint/only-throw-error', message: /Expected an error object/, file: 'src/kernel/j.ts', text: "export function fail(): never { throw 'no'; }" },
];

const SOUND = {
  'src/config.ts': 'export const host = process.env.HOST;',
  'src/kernel/sound.ts': 'export interface Result { ok: boolean }',
  'src/platform/mail/sound.ts': "import type { Kysely } from 'kysely'; export const get = (db: Kysely<any>) => [db, fetch('https://example.org')];",
  'src/modules/posts/access.ts': 'export const load = (em: { findOne(id: string): unknown }) => em.findOne("1");',
  'src/modules/posts/queries/feed.ts': 'export const load = (tx: { em: { find(): unknown } }) => tx.em.find();',
  'test/sound.test.ts': `import { describe } from '@jest/globals'; export const withRedis = process.env.REDIS_URL ? describe : ${marked('describe', 'skip').split('(')[0]};`,
  [`${COMMAND}/sound.ts`]: 'interface Tx { em: { persist(x: object): void } } export const save = (uow: { run(f: (tx: Tx) => void): void }) => uow.run(({ em }) => { em.persist({}); });',
  [`${COMMAND}/sound-too.ts`]: 'interface Tx { em: { persist(x: object): void } } export const save = (uow: { run(f: (tx: Tx) => void): void }) => uow.run((tx) => { const { em } = tx; em.persist({}); tx.em.persist({}); });',
};

let tree: PlantedTree;
const found = new Map<string, { rule: string; message: string }[]>();

beforeAll(async () => {
  tree = plant({ ...SOUND, ...Object.fromEntries(PLANTED.map(({ file, text }) => [file, text])) });
  const { default: configuration } = (await import(path.join(ROOT, 'eslint.config.js'))) as { default: Linter.Config[] };
  const eslint = new ESLint({ cwd: tree.root, overrideConfigFile: true, overrideConfig: configuration });
  for (const { filePath, messages } of await eslint.lintFiles(['**/*.ts'])) {
    const file = path.relative(tree.root, filePath).split(path.sep).join('/');
    found.set(file, messages.map(({ ruleId, message }) => ({ rule: ruleId ?? 'parser', message })));
  }
}, 240_000);
afterAll(() => tree?.remove());

test.each(PLANTED)('$rule is broken in $file', ({ rule, message, file }) => {
  expect(found.get(file)).toEqual([{ rule: rule.replace(/^R\d+: /, ''), message: expect.stringMatching(message) }]);
});

test.each(Object.keys(SOUND).map((file) => ({ file })))('$file is sound', ({ file }) => {
  expect(found.get(file)).toEqual([]);
});
