import fs from 'node:fs';
import path from 'node:path';

/** What is wrong with the names and sizes of the files below `root`. */
export interface FileReport {
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}
type Check = (file: string, root: string) => string[];

const FOLDERS = ['src', 'test', 'scripts', 'bench', 'migrations'];
const ROLES = ['entity', 'type', 'mutation', 'query', 'subscription', 'field', 'test'];
const VAGUE = ['manager', 'managers', 'helper', 'helpers', 'util', 'utils', 'common', 'base'];
const MODULE_FILES = ['index.ts', 'deps.ts', 'access.ts', 'events.ts', 'README.md'];
const MODULE_FOLDERS = ['model', 'access', 'commands', 'queries', 'reactions', 'jobs', 'live', 'graphql'];
const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const WARN_LINES = 200;
const MAX_LINES = 300;
const WARN_MODULE_FILES = 40;
const MAX_MODULE_FILES = 60;
const MAX_MODULE_DEPTH = 3;

export function checkFiles(root: string): FileReport {
  const files = sourceFiles(root);
  const sizes = files.filter(isCode).map((file) => ({ file, lines: lineCount(path.join(root, file)) }));
  const modules = modulesOf(files);
  return {
    errors: [
      ...files.flatMap((file) => [conventionalName, roleInPlace, moduleAnatomy].flatMap((check) => check(file, root))),
      ...sizes.filter(({ lines }) => lines > MAX_LINES).map(({ file, lines }) => `${file}: ${lines} lines, ${MAX_LINES} at most`),
      ...modules.flatMap(missingDoors),
      ...modules.filter(({ count }) => count > MAX_MODULE_FILES).map(({ module, count }) => `${module}: ${count} files, ${MAX_MODULE_FILES} at most`),
    ],
    warnings: [
      ...sizes.filter(({ lines }) => lines > WARN_LINES && lines <= MAX_LINES).map(({ file, lines }) => `${file}: ${lines} lines, split it by use case before ${MAX_LINES}`),
      ...modules.filter(({ count }) => count > WARN_MODULE_FILES && count <= MAX_MODULE_FILES).map(({ module, count }) => `${module}: ${count} files, split it by noun before ${MAX_MODULE_FILES}`),
    ],
  };
}

const isCode = (file: string): boolean => /\.(?:ts|js|cjs)$/.test(file);

function sourceFiles(root: string): string[] {
  const found = FOLDERS.filter((folder) => fs.existsSync(path.join(root, folder))).flatMap((folder) =>
    fs.readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => path.relative(root, path.join(entry.parentPath, entry.name))));
  return found.map((file) => file.split(path.sep).join('/')).filter((file) => !/(?:^|\/)(?:node_modules|generated)\//.test(file)).sort();
}

const lineCount = (file: string): number => fs.readFileSync(file, 'utf8').split('\n').length - 1;

/** The words of a file's name and the role that follows them: `send-message` and `mutation`. */
function partsOf(file: string): { name: string; roles: string[] } {
  const [name = '', ...roles] = path.basename(file).replace(/\.(?:d\.c?ts|ts|js|cjs)$/, '').split('.');
  return { name, roles };
}

const conventionalName: Check = (file) => {
  if (!isCode(file) || file.startsWith('migrations/')) return [];
  const { name, roles } = partsOf(file);
  const faults = KEBAB.test(name) ? [] : [`${file}: names are in kebab-case`];
  const vague = name.split('-').filter((word) => VAGUE.includes(word));
  const known = file.startsWith('test/') ? [...ROLES, 'long'] : ROLES;
  return [...faults, ...vague.map((word) => `${file}: "${word}" says nothing`), ...roles.filter((role) => !known.includes(role)).map((role) => `${file}: unknown role ".${role}"`)];
};

const roleInPlace: Check = (file) => {
  const { roles: [role] } = partsOf(file);
  if (!isCode(file) || role === undefined || !ROLES.includes(role)) return [];
  if (role === 'test') return file.startsWith('test/') ? [] : [`${file}: tests stand in test/`];
  if (role === 'entity') return /^src\/(?:modules\/[^/]+\/model|platform\/[^/]+)\//.test(file) ? [] : [`${file}: entities stand in a module's model/`];
  return /^src\/(?:modules\/[^/]+\/)?graphql\//.test(file) ? [] : [`${file}: ".${role}" stands in graphql/`];
};

/** Beside its fixed files a module may hold ports: what it asks of modules that it cannot import. */
const isPort = (file: string): boolean => /^export interface /m.test(fs.readFileSync(file, 'utf8'));

const moduleAnatomy: Check = (file, root) => {
  const [, module, ...inside] = /^src\/modules\/([^/]+)\/(.+)$/.exec(file) ?? [];
  if (module === undefined) return [];
  const [first, ...rest] = inside[0]!.split('/') as [string, ...string[]];
  if (rest.length === 0) return MODULE_FILES.includes(first) || isPort(path.join(root, file)) ? [] : [`${file}: a module holds ${MODULE_FILES.join(', ')}, ports and folders`];
  const faults = MODULE_FOLDERS.includes(first) ? [] : [`${file}: a module's folders are ${MODULE_FOLDERS.join(', ')}`];
  return rest.length > MAX_MODULE_DEPTH ? [...faults, `${file}: more than ${MAX_MODULE_DEPTH} levels of folders`] : faults;
};

interface Module {
  readonly module: string;
  readonly own: readonly string[];
  readonly count: number;
}
function modulesOf(files: readonly string[]): Module[] {
  const modules = Map.groupBy(files.filter((file) => /^src\/modules\/[^/]+\//.test(file)), (file) => file.split('/').slice(0, 3).join('/'));
  return [...modules].map(([module, own]) => ({ module, own, count: own.filter(isCode).length }));
}

function missingDoors({ module, own }: Module): string[] {
  const wanted = [`${module}/README.md`, `${module}/index.ts`, ...(own.some((file) => file.startsWith(`${module}/graphql/`)) ? [`${module}/graphql/index.ts`] : [])];
  return wanted.filter((file) => !own.includes(file)).map((file) => `${file} is missing`);
}

if (import.meta.main) {
  const { errors, warnings } = checkFiles(path.join(import.meta.dirname, '..'));
  for (const warning of warnings) console.warn(`warning  ${warning}`);
  for (const error of errors) console.error(`error    ${error}`);
  if (errors.length > 0) process.exitCode = 1;
}
