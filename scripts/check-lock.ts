import fs from 'node:fs';
import path from 'node:path';

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly optionalDependencies?: Record<string, string>;
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
}
export interface Lockfile {
  readonly packages: Record<string, LockedPackage>;
}
type Manifest = Pick<LockedPackage, 'dependencies' | 'devDependencies' | 'optionalDependencies'>;
const KINDS = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;

/** What is wrong with a lockfile, one line per fault. Works offline. */
export function lockfileFaults(lockfile: Lockfile, manifest: Manifest): string[] {
  return [...incomplete(lockfile), ...unsafe(lockfile), ...outOfStep(lockfile, manifest)];
}

/** `npm ci` refuses a lockfile that lacks another platform's optional package, and npm itself writes such lockfiles. */
function incomplete({ packages }: Lockfile): string[] {
  const present = new Set(Object.keys(packages).map((key) => key.split('node_modules/').at(-1)));
  return Object.entries(packages).flatMap(([key, entry]) =>
    Object.keys(entry.optionalDependencies ?? {}).filter((name) => !present.has(name)).map((name) => `${key || 'package.json'} lacks its optional package ${name}`));
}

function unsafe({ packages }: Lockfile): string[] {
  return Object.entries(packages).flatMap(([key, entry]) => {
    if (key === '' || entry.link === true) return [];
    const address = entry.resolved === undefined ? [] : [`${key} records a download address`];
    return entry.integrity === undefined ? [...address, `${key} has no integrity`] : address;
  });
}

function outOfStep({ packages }: Lockfile, manifest: Manifest): string[] {
  return KINDS.flatMap((kind) => {
    const wanted = manifest[kind] ?? {};
    const locked = packages['']?.[kind] ?? {};
    return [...new Set([...Object.keys(wanted), ...Object.keys(locked)])].filter((name) => wanted[name] !== locked[name]).map((name) => `${name} differs between package.json and the lockfile`);
  });
}

if (import.meta.main) {
  const read = <T>(file: string): T => JSON.parse(fs.readFileSync(path.join(import.meta.dirname, '..', file), 'utf8')) as T;
  const faults = lockfileFaults(read<Lockfile>('package-lock.json'), read<Manifest>('package.json'));
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
}
