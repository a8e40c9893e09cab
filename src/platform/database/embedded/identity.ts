import { spawnSync, type SpawnOptions, type SpawnSyncOptions } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** How a PostgreSQL program is started so that it does not see itself run by root or by a user without a name, both of which it refuses. */
export interface Identity {
  command(binary: string, args: string[]): [string, string[]];
  readonly options: SpawnOptions;
  own(directory: string): void;
}
const NOBODY = 65_534;
const direct: Identity = { command: (binary, args) => [binary, args], options: {}, own: () => {} };
const asNobody: Identity = { ...direct, options: { uid: NOBODY, gid: NOBODY }, own: (directory) => fs.chownSync(directory, NOBODY, NOBODY) };
/** For the files it stays the user it is; to PostgreSQL it looks like `nobody`. Needs user namespaces. */
const inNamespace: Identity = { ...direct, command: (binary, args) => ['unshare', ['--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, binary, ...args]] };

export function identityFor(native: string, data: string): Identity {
  if (process.getuid === undefined) return direct;
  if (process.getuid() !== 0) return hasName() ? direct : inNamespace;
  if (fs.existsSync(path.join(data, 'PG_VERSION'))) return fs.statSync(data).uid === NOBODY ? asNobody : inNamespace;
  const canRun = succeedsAsNobody(path.join(native, 'bin', 'postgres'), '--version');
  return canRun && succeedsAsNobody('/bin/sh', '-c', 'cd "$1"', 'sh', path.dirname(data)) ? asNobody : inNamespace;
}
const succeedsAsNobody = (command: string, ...args: string[]): boolean => spawnSync(command, args, { ...asNobody.options, cwd: '/' } as SpawnSyncOptions).status === 0;

function hasName(): boolean {
  try {
    return os.userInfo().username !== '';
  } catch {
    return false;
  }
}
