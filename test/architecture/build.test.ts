import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { plant, ROOT, type PlantedTree } from './planted-tree.ts';

let tree: PlantedTree;
beforeEach(() => {
  const copied = ['scripts/build.js', 'tsconfig.build.json'].map((file) => [file, fs.readFileSync(path.join(ROOT, file), 'utf8')]);
  tree = plant({ ...Object.fromEntries(copied), 'src/main.ts': "import type { A } from './other.ts'; export const a: A = 1;", 'src/other.ts': 'export type A = number;', 'src/words.json': '{"hello":"你好"}' });
});
afterEach(() => tree.remove());

const build = (...flags: string[]) => spawnSync(process.execPath, ['scripts/build.js', ...flags], { cwd: tree.root, encoding: 'utf8' });
const at = (file: string): string => path.join(tree.root, file);

test('a second build of the same sources does nothing, a changed or removed source builds anew', () => {
  expect(build()).toMatchObject({ status: 0, stdout: expect.stringMatching(/^Compiling …\nCompiled in \d+\.\d s\n$/) });
  expect(fs.existsSync(at('dist/src/main.js'))).toBe(true);
  expect(fs.readFileSync(at('dist/src/words.json'), 'utf8')).toBe('{"hello":"你好"}');
  expect(build()).toMatchObject({ status: 0, stdout: '' });
  fs.writeFileSync(at('src/other.ts'), 'export type A = number; export const other = 2;');
  fs.rmSync(at('src/words.json'));
  expect(build()).toMatchObject({ status: 0, stdout: expect.stringContaining('Compiled') });
  expect(fs.existsSync(at('dist/src/words.json'))).toBe(false);
}, 240_000);

test('a forced build checks types, and one that failed is made again', () => {
  fs.writeFileSync(at('src/other.ts'), 'export type A = string;');
  expect(build('--force').status).not.toBe(0);
  expect(build('--force').status).not.toBe(0);
  fs.writeFileSync(at('src/other.ts'), 'export type A = number;');
  expect(build()).toMatchObject({ status: 0, stdout: expect.stringContaining('Compiled') });
  expect(build('--force')).toMatchObject({ status: 0, stdout: expect.stringContaining('Compiled') });
}, 240_000);

test('a start compiles without checking types, but not what cannot be read', () => {
  fs.writeFileSync(at('src/other.ts'), 'export type A = string;');
  expect(build().status).toBe(0);
  fs.writeFileSync(at('src/other.ts'), 'export type A = ;');
  expect(build().status).not.toBe(0);
}, 240_000);

test('without the compiler it says so in one line', () => {
  fs.rmSync(at('node_modules'));
  expect(spawnSync(process.execPath, ['scripts/build.js'], { cwd: tree.root, encoding: 'utf8' })).toMatchObject({ status: 78, stdout: '', stderr: 'The compiler is not installed. Run: npm ci --include=dev\n' });
});
