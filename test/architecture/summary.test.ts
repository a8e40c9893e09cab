import { afterEach, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { plant, ROOT, type PlantedTree } from './planted-tree.ts';

let tree: PlantedTree | undefined;
afterEach(() => tree?.remove());

function runJest(files: Record<string, string>): { status: number | null; stdout: string } {
  const config = { rootDir: '.', testMatch: ['**/*.test.js'], transform: {}, globalTeardown: './teardown.js', reporters: ['default', path.join(ROOT, 'test', 'support', 'summary-reporter.js')] };
  tree = plant({ ...files, 'teardown.js': "export default () => console.log('torn down');", 'jest.config.json': JSON.stringify(config) });
  const { status, stdout } = spawnSync(process.execPath, ['--experimental-vm-modules', path.join(ROOT, 'node_modules/jest/bin/jest.js')], { cwd: tree.root, encoding: 'utf8' });
  return { status, stdout };
}
const marked = (mark: string, rest: string): string => `test.${mark}(${rest});`;
const ofLines = (stdout: string): string[] => stdout.trimEnd().split('\n').slice(-2);

test('the last line counts tests, and a suite that does not run counts as failed', () => {
  const { status, stdout } = runJest({
    'mixed.test.js': "test('a', () => {}); test('b', () => { throw new Error('no'); }); " + `${marked('skip', "'c', () => {}")} ${marked('todo', "'d'")}`,
    'broken.test.js': "throw new Error('cannot load');",
  });
  expect(status).toBe(1);
  expect(ofLines(stdout)).toEqual(['torn down', '1 passed, 2 failed, 2 skipped']);
});

test('a run in which all passes ends with no failure', () => {
  const { status, stdout } = runJest({ 'a.test.js': "test('a', () => {}); test('b', () => {});" });
  expect(status).toBe(0);
  expect(ofLines(stdout)).toEqual(['torn down', '2 passed, 0 failed, 0 skipped']);
});
