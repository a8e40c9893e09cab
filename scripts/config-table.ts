import { readFile, writeFile } from 'node:fs/promises';
import { configReference } from '../src/config.ts';

const BLOCK = /<!-- configuration:(en|zh) -->[\s\S]*?<!-- \/configuration -->/g;

/** Fills the blocks between `<!-- configuration:en -->` and `<!-- /configuration -->`. */
export const withTables = (markdown: string): string =>
  markdown.replace(BLOCK, (_, language: 'en' | 'zh') => `<!-- configuration:${language} -->\n${configReference(language)}\n<!-- /configuration -->`);

/** Rewrites the tables of the files given; with `--check` only says which are out of date. */
async function run(args: readonly string[]): Promise<number> {
  const isCheck = args.includes('--check');
  const files = args.filter((arg) => arg !== '--check');
  let stale = 0;
  for (const file of files.length > 0 ? files : ['README.md', 'README.zh-CN.md']) {
    const before = await readFile(file, 'utf8');
    const after = withTables(before);
    if (after === before) continue;
    stale += 1;
    if (isCheck) process.stderr.write(`${file}: the configuration table is out of date; run scripts/config-table.ts\n`);
    else await writeFile(file, after);
  }
  return isCheck && stale > 0 ? 1 : 0;
}

if (import.meta.main) process.exitCode = await run(process.argv.slice(2));
