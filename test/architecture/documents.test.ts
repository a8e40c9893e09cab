import { afterEach, expect, test } from '@jest/globals';
import fs from 'node:fs';
import path from 'node:path';
import { brokenLinks } from '../../scripts/check-links.ts';
import { withTables } from '../../scripts/config-table.ts';
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
