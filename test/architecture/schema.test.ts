import { beforeAll, expect, test } from '@jest/globals';
import { buildSchema, parse, validateSchema, type GraphQLSchema } from 'graphql';
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { breakingChanges, operationFaults, type NamedDocument } from '../../scripts/schema/changes.ts';
import { conventionFaults } from '../../scripts/schema/conventions.ts';
import { composeSchema } from '../../src/compose.ts';
import { printSortedSchema } from '../../src/graphql/schema.ts';
import { plant, ROOT } from './planted-tree.ts';

const read = (file: string): string => fs.readFileSync(path.join(ROOT, 'schema', file), 'utf8');
const operationFiles = (): string[] => fs.readdirSync(path.join(ROOT, 'schema', 'operations'), { recursive: true }).map(String).filter((file) => file.endsWith('.graphql')).sort();
const operations = (): NamedDocument[] => operationFiles().map((file) => ({ name: file, document: parse(read(`operations/${file}`)) }));

let emitted: GraphQLSchema;
beforeAll(async () => {
  emitted = await composeSchema();
});

/** Where two texts part; the whole difference of two schemas would bury it. */
function firstDifference(committed: string, made: string): { line: number; committed: string | undefined; made: string | undefined } | null {
  const [before, after] = [committed.split('\n'), made.split('\n')];
  const at = after.findIndex((line, index) => line !== before[index]);
  return at === -1 && before.length === after.length ? null : { line: at + 1, committed: before[at], made: after[at] };
}

test('the committed schema is what the sources emit', () => {
  expect(firstDifference(read('schema.graphql'), printSortedSchema(emitted))).toBeNull();
});

test('the emitted schema is a valid one', () => {
  expect(validateSchema(emitted)).toEqual([]);
});

test('a field that is not emitted is a difference', () => {
  const made = printSortedSchema(emitted);
  expect(firstDifference(made.replace('type Query {', 'type Query {\n  planted: String'), made)).toMatchObject({ committed: '  planted: String' });
  expect(firstDifference(`${made}type Planted`, made)).not.toBeNull();
});

test('the schema follows the conventions', () => {
  expect(conventionFaults(emitted)).toEqual([]);
});

test('no change since the release breaks a client unannounced', async () => {
  expect(await breakingChanges(buildSchema(read('released.graphql')), emitted, read('CHANGELOG.md'))).toEqual([]);
});

test('the operations of our clients are valid and use nothing past its date', () => {
  expect(operations().length).toBeGreaterThan(0);
  expect(operationFaults(emitted, operations(), new Date().toISOString().slice(0, 10))).toEqual([]);
});

const generatesTheSame = async (root: string): Promise<boolean> => {
  const cli = path.join(ROOT, 'node_modules', '@graphql-codegen', 'cli', 'esm', 'bin.js');
  return promisify(execFile)(process.execPath, [cli, '--config', 'codegen.yml', '--check', '--silent'], { cwd: root }).then(() => true, () => false);
};

test('the typed operations are what the schema and the operations generate', async () => {
  const files = ['schema/schema.graphql', ...operationFiles().map((file) => `schema/operations/${file}`), ...fs.readdirSync(path.join(ROOT, 'schema', 'generated')).map((file) => `schema/generated/${file}`), 'codegen.yml'];
  const tree = plant(Object.fromEntries(files.map((file) => [file, fs.readFileSync(path.join(ROOT, file), 'utf8')])));
  try {
    expect(await generatesTheSame(tree.root)).toBe(true);
    fs.writeFileSync(path.join(tree.root, 'schema/operations/planted.graphql'), 'query Planted { __typename }');
    expect(await generatesTheSame(tree.root)).toBe(false);
  } finally {
    tree.remove();
  }
}, 240_000);
