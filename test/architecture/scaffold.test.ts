import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { checkFiles } from '../../scripts/check-files.ts';
import { moduleFiles } from '../../scripts/scaffold/module-files.ts';
import { mutationFiles } from '../../scripts/scaffold/mutation-files.ts';
import { namesOf } from '../../scripts/scaffold/names.ts';
import { plant, ROOT, type PlantedTree } from './planted-tree.ts';

const made = { ...moduleFiles('surprise-boxes', 'surprise-box'), ...mutationFiles('surprise-boxes', 'open-surprise-box') };
let tree: PlantedTree;

/** Does by hand what the generator names as the next steps. */
function register(file: string, from: string, to: string): void {
  const full = path.join(tree.root, file);
  const before = fs.readFileSync(full, 'utf8');
  expect(before).toContain(from);
  fs.writeFileSync(full, before.replace(from, to));
}

beforeAll(() => {
  tree = plant(made);
  for (const folder of ['src/kernel', 'src/platform', 'src/graphql']) fs.cpSync(path.join(ROOT, folder), path.join(tree.root, folder), { recursive: true });
  register('src/kernel/id.ts', "User: 'user',", "User: 'user', SurpriseBox: 'surprisebox',");
  register('src/modules/surprise-boxes/index.ts', "import type { SurpriseBoxesDeps }", "import { openSurpriseBox, type OpenSurpriseBoxInput } from './commands/open-surprise-box.ts';\nimport type { SurpriseBoxesDeps }");
  register('src/modules/surprise-boxes/index.ts', '    reactions: [],', '    openSurpriseBox: (viewer: Viewer, input: OpenSurpriseBoxInput) => openSurpriseBox(deps, viewer, input),\n    reactions: [],');
  register('src/modules/surprise-boxes/graphql/index.ts', 'resolvers: []', 'resolvers: [OpenSurpriseBoxMutation]');
  register('src/modules/surprise-boxes/graphql/index.ts', "import type { SurpriseBoxes }", "import { OpenSurpriseBoxMutation } from './open-surprise-box.mutation.ts';\nimport type { SurpriseBoxes }");
});
afterAll(() => tree?.remove());

test('the files of a new module and mutation keep names and places', () => {
  expect(checkFiles(tree.root).errors.filter((error) => error.includes('surprise'))).toEqual([]);
  expect(Object.keys(made).filter((file) => file.startsWith('test/'))).toEqual(['test/modules/surprise-boxes/surprise-box.test.ts', 'test/modules/surprise-boxes/open-surprise-box.test.ts']);
});

test('what is registered as the generator says compiles', async () => {
  const config = path.join(tree.root, 'tsconfig.json');
  fs.writeFileSync(config, JSON.stringify({ ...JSON.parse(fs.readFileSync(config, 'utf8')) as object, include: ['src/modules'] }));
  const { stdout } = await promisify(execFile)(process.execPath, [path.join(ROOT, 'node_modules/@typescript/native/bin/tsc'), '-p', config], { cwd: tree.root }).catch((error: { stdout: string }) => error);
  expect(stdout.split('\n').filter((line) => line.startsWith('src/modules/'))).toEqual([]);
}, 240_000);

test('a name that is not in kebab-case is refused', () => {
  expect(() => namesOf('SurpriseBox')).toThrow('"SurpriseBox" is not in kebab-case');
});
