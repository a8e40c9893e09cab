import 'reflect-metadata';
import { afterEach, expect, test } from '@jest/globals';
import fs from 'node:fs';
import path from 'node:path';
import { exampleFaults } from '../../scripts/check-examples.ts';
import { glossaryFaults } from '../../scripts/check-glossary.ts';
import { brokenLinks } from '../../scripts/check-links.ts';
import { withTables } from '../../scripts/config-table.ts';
import { CODE_MEANINGS, withErrorTables } from '../../scripts/error-tables.ts';
import { STANDARD_CODES } from '../../src/graphql/error-masker.ts';
import { statusOf } from '../../src/graphql/refusal.ts';
import { ERROR_CODES } from '../../src/kernel/error-code.ts';
import { plantBare, ROOT, type PlantedTree } from './planted-tree.ts';

let tree: PlantedTree | undefined;
afterEach(() => tree?.remove());

test('every link of a page leads somewhere', () => {
  expect(brokenLinks(ROOT)).toEqual([]);
});

test('a link to nowhere is found, one to a file, a heading or the web is not', () => {
  tree = plantBare({ 'README.md': '[a](docs/a.md#top) [b](#here) [c](https://example.org) [d](docs/gone.md) `[e](f)`', 'docs/a.md': '[back](../README.md) [no](README.md)' });
  expect(brokenLinks(tree.root)).toEqual(['README.md links to docs/gone.md', 'docs/a.md links to README.md']);
});

test.each([{ file: 'README.md', language: 'en' }, { file: 'README.zh-CN.md', language: 'zh' }])('$file has the configuration table that the settings make', ({ file, language }) => {
  const text = fs.readFileSync(path.join(ROOT, file), 'utf8');
  expect(text).toContain(`<!-- configuration:${language} -->`);
  expect(withTables(text)).toBe(text);
});

test('docs/errors.md has the tables that the closed lists make', () => {
  const text = fs.readFileSync(path.join(ROOT, 'docs/errors.md'), 'utf8');
  for (const name of ['top-level', 'refusals']) expect(text).toContain(`<!-- ${name} -->`);
  expect(withErrorTables(text)).toBe(text);
  expect(withErrorTables(text.replace('`SLOW_MODE`', '`SLOW`'))).toBe(text);
});

test('the table of top-level codes names every code, with the status that it is answered with', () => {
  const codes = [...ERROR_CODES, ...STANDARD_CODES];
  expect(Object.keys(CODE_MEANINGS).sort()).toEqual([...codes].sort());
  for (const code of codes) expect([code, CODE_MEANINGS[code].status]).toEqual([code, statusOf({ code, errors: [], retryAfter: null }, true)]);
});

test('the glossary has every noun of the schema with its Chinese term', () => {
  expect(glossaryFaults(fs.readFileSync(path.join(ROOT, 'schema/schema.graphql'), 'utf8'), fs.readFileSync(path.join(ROOT, 'docs/glossary.md'), 'utf8'))).toEqual([]);
});

test('a noun without a word, a word without a noun and a word without a Chinese term are found', () => {
  const sdl = 'type Query { room: Room visit: Visit } type Room { id: ID } type Visit { id: ID } type VisitPayload { id: ID } input RoomInput { id: ID }';
  expect(glossaryFaults(sdl, '| `Query` | 查询 | root |\n| `Room` | Room | a chat |\n| `Guild` | 公会 | gone |\n')).toEqual(['Visit is not in the glossary', 'Guild is in the glossary, but not in the schema', 'Room has no Chinese term']);
});

test('every example in GraphQL fits the schema', () => {
  expect(exampleFaults(ROOT, fs.readFileSync(path.join(ROOT, 'schema/schema.graphql'), 'utf8'))).toEqual([]);
});

test('an example that the schema refuses is found, also inside a list', () => {
  tree = plantBare({ 'README.md': '```graphql\n{ room { id } }\n```\n1. a\n\n   ```graphql\n   { room { name } }\n   ```\n', 'docs/a.md': '```graphql\n{ room {\n```' });
  expect(exampleFaults(tree.root, 'type Query { room: Room } type Room { id: ID }')).toEqual(['README.md: Cannot query field "name" on type "Room".', 'docs/a.md: Syntax Error: Expected Name, found <EOF>.']);
});
