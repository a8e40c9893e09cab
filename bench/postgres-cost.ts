import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const TICKS_PER_SECOND = 100;

/** CPU seconds of PostgreSQL so far: the server, its processes that run, and those that have ended. */
export function postgresCpuSeconds(dataDirectory: string): number {
  const pid = Number(readFileSync(path.join(dataDirectory, 'postgres', 'postmaster.pid'), 'utf8').split('\n', 1)[0]);
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter((child) => child !== '').map(Number);
  return children.reduce((sum, child) => sum + ticks(child, [11, 12]), ticks(pid, [11, 12, 13, 14])) / TICKS_PER_SECOND;
}

/** Own time stands in the fields 11 and 12 behind the name, that of ended children in 13 and 14. */
function ticks(pid: number, fields: readonly number[]): number {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return 0;
  }
  const values = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields.reduce((sum, field) => sum + Number(values[field]), 0);
}

/** Where pgbench is; null without one, and says how to get it. The embedded PostgreSQL brings none; Debian's lies in `postgresql-contrib`. */
export function findPgbench(): string | null {
  const { status, stdout } = spawnSync('sh', ['-c', 'command -v pgbench'], { encoding: 'utf8' });
  if (status === 0) return stdout.trim();
  console.error('pgbench is not on the path: the embedded PostgreSQL brings none. Install it (Debian: apt-get install postgresql-contrib) and run this again.');
  return null;
}

export interface Commits {
  /** Microseconds of PostgreSQL's CPU per commit. */
  readonly microseconds: number;
  readonly perSecond: number;
}
export type MeasureCommits = (count: number) => Commits;

const ONE_ROW = "insert into bench_commit (body) values ('one row');\n";

/** Transactions by pgbench, eight clients: one row each, on a table with one index, unless another script is given. */
export function commitsBy(pgbench: string, url: string, dataDirectory: string, transaction = ONE_ROW): MeasureCommits {
  const run = (args: readonly string[]): string => execFileSync(pgbench, [...args, url], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env.PATH } });
  return (count) => {
    const directory = mkdtempSync(path.join(os.tmpdir(), 'xingqun-pgbench-'));
    try {
      const script = path.join(directory, 'commit.sql');
      writeFileSync(script, transaction);
      const before = postgresCpuSeconds(dataDirectory);
      const printed = run(['-n', '-f', script, '-c', '8', '-j', '1', '-t', String(Math.ceil(count / 8))]);
      const microseconds = ((postgresCpuSeconds(dataDirectory) - before) / (Math.ceil(count / 8) * 8)) * 1e6;
      return { microseconds, perSecond: Number(/tps = ([\d.]+)/.exec(printed)?.[1] ?? 0) };
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  };
}
