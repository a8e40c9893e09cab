import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Environment } from '../config.ts';

/** The folder is in use by a process that runs. */
export class DirectoryInUseError extends Error {
  override readonly name = 'DirectoryInUseError';
  readonly address: string;
  readonly pid: number;
  constructor(address: string, pid: number) {
    super(`The data directory is in use by process ${pid} at ${address}`);
    this.address = address;
    this.pid = pid;
  }
}
interface Mark {
  readonly pid: number;
  /** When the process began, as the system counts it: a number given again to another process is not taken for it. */
  readonly birth: string | null;
  readonly address: string;
}
const LOCK = 'running.json';

/** Marks the folder as used by this process, and answers what gives it back. A mark of a process that is gone does not count. */
export function claimDataDirectory(directory: string, address: string): () => void {
  fs.mkdirSync(directory, { recursive: true });
  const file = path.join(directory, LOCK);
  const mark = JSON.stringify({ pid: process.pid, birth: birthOf(process.pid), address } satisfies Mark);
  for (;;) {
    try {
      fs.writeFileSync(file, mark, { flag: 'wx' });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = readMark(file);
    if (holder !== null && isAlive(holder)) throw new DirectoryInUseError(holder.address, holder.pid);
    fs.rmSync(file, { force: true });
  }
  return () => {
    if (readMark(file)?.pid === process.pid) fs.rmSync(file, { force: true });
  };
}

function readMark(file: string): Mark | null {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')) as Mark;
  } catch {
    return null;
  }
}
function isAlive({ pid, birth }: Mark): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return pid !== process.pid && birth === birthOf(pid);
}

/** Null where the system does not tell. */
function birthOf(pid: number): string | null {
  try {
    const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return fields.slice(fields.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

const secret = (): string => randomBytes(32).toString('hex');

/** Secrets of a bare machine: made at the first start, kept with the data, readable by their owner only. */
export function generatedSecrets(directory: string): Environment {
  const file = path.join(directory, 'secrets.json');
  const kept = fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Environment) : {};
  const made = { TOKEN_SECRET: secret(), MEDIA_SECRET: secret(), STRIPE_SECRET_KEY: `sk_test_${secret()}`, STRIPE_WEBHOOK_SECRET: `whsec_${secret()}`, STRIPE_CONNECT_WEBHOOK_SECRET: `whsec_${secret()}` };
  if (Object.keys(made).every((name) => name in kept)) return kept;
  const secrets = { ...made, ...kept };
  const draft = `${file}.${process.pid}`;
  fs.writeFileSync(draft, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  fs.renameSync(draft, file); // whole or not at all, whenever the process ends
  return secrets;
}
