import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { installedBinaries } from './binaries.ts';
import { identityFor, type Identity } from './identity.ts';

/** A PostgreSQL server of our own. It listens on a Unix socket only. */
export interface EmbeddedPostgres {
  url(database: string): string;
  /** Process id of the supervising shell; the server ends with it. */
  readonly pid: number;
  stop(): Promise<void>;
}
export interface EmbeddedOptions {
  /** The data lies in `postgres` under this folder. */
  readonly directory: string;
  /** Nothing needs to survive a crash. */
  readonly disposable?: boolean;
}
const SUPERUSER = 'app';
const PORT = 5432; // only names the socket file
const EPHEMERAL = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', wal_level: 'minimal', max_wal_senders: '0', autovacuum: 'off' };
const LOCALE = ['--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];

export async function startEmbeddedPostgres({ directory, disposable = false }: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const native = installedBinaries();
  const data = path.resolve(directory, 'postgres');
  const sockets = socketDirectory(data);
  fs.mkdirSync(data, { recursive: true, mode: 0o700 });
  fs.mkdirSync(sockets, { recursive: true, mode: 0o700 });
  const identity = identityFor(native, data);
  identity.own(data);
  identity.own(sockets);
  const options: SpawnOptions = { ...identity.options, cwd: data, env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC' } };
  if (!fs.existsSync(path.join(data, 'PG_VERSION'))) await initialise(identity, native, data, disposable, options);

  const settings = { listen_addresses: '', unix_socket_directories: sockets, port: String(PORT), shared_buffers: '128MB', max_connections: '200', ...(disposable ? EPHEMERAL : {}) };
  const [command, args] = identity.command(path.join(native, 'bin', 'postgres'), ['-D', data, ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])]);
  const child = await launch(command, args, options);
  return {
    url: (database) => `postgresql://${SUPERUSER}@${encodeURIComponent(sockets)}:${PORT}/${database}`,
    pid: child.pid!,
    stop: () => end(child).finally(() => fs.rmSync(sockets, { recursive: true, force: true })),
  };
}

/** The path of a socket may have 107 bytes at most, so it does not lie in the data directory. */
const socketDirectory = (data: string): string => path.join(os.tmpdir(), `xq-${createHash('sha256').update(data).digest('hex').slice(0, 12)}`);

/** Made aside and moved into place when it is complete: an interrupted start leaves nothing half done. */
async function initialise(identity: Identity, native: string, data: string, disposable: boolean, options: SpawnOptions): Promise<void> {
  const [folder, name] = [path.dirname(data), path.basename(data)];
  for (const left of fs.readdirSync(folder).filter((entry) => entry.startsWith(`${name}.`))) fs.rmSync(path.join(folder, left), { recursive: true, force: true });
  const draft = `${data}.${process.pid}`;
  fs.mkdirSync(draft, { mode: 0o700 });
  identity.own(draft);
  const [command, args] = identity.command(path.join(native, 'bin', 'initdb'), ['-D', draft, '-U', SUPERUSER, '--auth=trust', ...LOCALE, '--no-instructions', ...(disposable ? ['--no-sync'] : [])]);
  const child = spawn(command, args, { ...options, cwd: draft, stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  child.stderr!.on('data', (chunk: Buffer) => (log += String(chunk)));
  const status = await new Promise<number | null>((resolve, reject) => child.once('close', resolve).once('error', reject));
  if (status !== 0) throw new Error(`initdb failed: ${log}`);
  fs.rmSync(data, { recursive: true, force: true });
  fs.renameSync(draft, data);
}

/** Ends PostgreSQL when standard input ends: on `stop`, and with the process that started it, however that ends. */
const SUPERVISED = 'exec 3<&0; "$@" </dev/null & p=$!; (cat <&3; kill -INT $p) >/dev/null 2>&1 & wait $p';

async function launch(command: string, args: string[], options: SpawnOptions): Promise<ChildProcess> {
  for (const deadline = Date.now() + 15_000; ; await setTimeout(100)) {
    const child = spawn('/bin/sh', ['-c', SUPERVISED, 'sh', command, ...args], { ...options, stdio: ['pipe', 'ignore', 'pipe'], detached: true });
    const failure = await readiness(child);
    if (failure === null) return child;
    const isLocked = failure.includes('lock file "postmaster.pid" already exists'); // the one before has not ended yet
    if (!isLocked || Date.now() > deadline) throw new Error(`PostgreSQL did not start:\n${failure}`);
  }
}

/** Null, or what it said before it ended. */
function readiness(child: ChildProcess): Promise<string | null> {
  return new Promise((resolve) => {
    let log = '';
    const listen = (chunk: Buffer): void => {
      log += String(chunk);
      if (!log.includes('database system is ready to accept connections')) return;
      child.stderr!.off('data', listen).resume();
      resolve(null);
    };
    child.stderr!.on('data', listen);
    child.once('exit', () => resolve(log)).once('error', (error) => resolve(error.message));
  });
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.stdin!.end();
  });
}
