import fs from 'node:fs';
import path from 'node:path';
import edges from './module-edges.cjs';

interface Source {
  readonly file: string;
  readonly module: string;
  readonly text: string;
}
const BUILDER = /\.(?:selectFrom|insertInto|updateTable|deleteFrom|mergeInto|using|(?:inner|left|right|full|cross)Join(?:Lateral)?)\(\s*\[?\s*['"`](\w+)/g;
const RAW = /\bsql(?:<[^`]*?>)?`([^`]*)`/g;
const RAW_TABLE = /\b(?:from|join|update|into)\s+(?:only\s+)?"?(\w+)"?/gi;
const TYPE_IMPORT = /import type \{([^}]*)\} from '(?:\.\.\/)+([a-z0-9-]+)\/index\.ts'/g;

/** What the import rules cannot see: tables named in statements, and types other than events taken from a module out of order. */
export function edgeFaults(root: string): string[] {
  const sources = moduleSources(root);
  const owners = tableOwners(sources);
  const mayName = (module: string, owner: string): boolean => owner === module || (edges.EDGES[module] !== undefined && edges.reachable(module).includes(owner));
  return sources.flatMap((source) => [
    ...tablesNamed(source.text).flatMap((table) => {
      const owner = owners.get(table);
      return owner === undefined || mayName(source.module, owner) ? [] : [`${source.file}: names ${table}, a table of ${owner}`];
    }),
    ...typesTaken(source).filter(({ from }) => !mayName(source.module, from)).flatMap(({ from, names }) => {
      const events = eventTypes(sources, from);
      return names.filter((name) => !events.has(name)).map((name) => `${source.file}: takes the type ${name} of ${from}, only its events are free`);
    }),
  ]);
}

function moduleSources(root: string): Source[] {
  const folder = path.join(root, 'src', 'modules');
  if (!fs.existsSync(folder)) return [];
  return fs.readdirSync(folder, { recursive: true }).map((file) => String(file).split(path.sep).join('/')).filter((file) => file.endsWith('.ts')).sort()
    .map((file) => ({ file: `src/modules/${file}`, module: file.split('/')[0]!, text: fs.readFileSync(path.join(folder, file), 'utf8') }));
}

/** Statements name tables in camel case, raw ones as they are. */
function tableOwners(sources: readonly Source[]): Map<string, string> {
  const owners = new Map<string, string>();
  for (const { file, module, text } of sources) {
    if (!file.endsWith('.entity.ts')) continue;
    for (const [, table] of text.matchAll(/tableName: '(\w+)'/g)) {
      owners.set(table!, module);
      owners.set(table!.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()), module);
    }
  }
  return owners;
}

function tablesNamed(text: string): string[] {
  const built = [...text.matchAll(BUILDER)].map(([, table]) => table!);
  const raw = [...text.matchAll(RAW)].flatMap(([, statement]) => [...statement!.matchAll(RAW_TABLE)].map(([, table]) => table!));
  return [...new Set([...built, ...raw])];
}

function typesTaken({ text }: Source): { from: string; names: string[] }[] {
  return [...text.matchAll(TYPE_IMPORT)].filter(([, , from]) => from !== 'graphql' && edges.EDGES[from!] !== undefined)
    .map(([, names, from]) => ({ from: from!, names: names!.split(',').map((name) => name.trim().split(' as ')[0]!).filter((name) => name !== '') }));
}

function eventTypes(sources: readonly Source[], module: string): Set<string> {
  const text = sources.find(({ file }) => file === `src/modules/${module}/events.ts`)?.text ?? '';
  return new Set([...text.matchAll(/export (?:type|interface) (\w+)/g)].map(([, name]) => name!));
}

if (import.meta.main) {
  const faults = edgeFaults(path.join(import.meta.dirname, '..'));
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
}
