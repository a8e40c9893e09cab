import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { compose } from '../src/compose.ts';
import { migrate } from '../src/compose/platform.ts';
import { requireConfig, type Environment } from '../src/config.ts';
import { ensureDemo } from '../src/demo/index.ts';
import { withPast } from '../src/demo/past.ts';
import { createDatabase } from '../src/platform/database/databases.ts';
import { startEmbeddedPostgres } from '../src/platform/database/embedded/server.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const DAY_SECONDS = 86_400;

export async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export interface BenchData {
  readonly environment: Environment;
  /** Of a member who may read what is paid for. */
  readonly token: string;
  stop(): Promise<void>;
}

/** A private PostgreSQL with production durability, and the demo data in it unless that is not wanted. */
export async function prepareData({ withDemo = true }: { readonly withDemo?: boolean } = {}): Promise<BenchData> {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'xingqun-bench-'));
  const postgres = await startEmbeddedPostgres({ directory });
  await createDatabase(postgres.url('postgres'), 'bench');
  const secret = (): string => randomBytes(32).toString('hex');
  const shared = { DATABASE_URL: postgres.url('bench'), DATA_DIRECTORY: directory, TOKEN_SECRET: secret(), MEDIA_SECRET: secret(), STRIPE_SECRET_KEY: `sk_test_${secret()}`, STRIPE_WEBHOOK_SECRET: `whsec_${secret()}`, PUBLIC_URL: 'https://bench.example.com' };
  await migrate(shared.DATABASE_URL);
  const token = withDemo ? await fillDemo(shared) : '';
  const environment = {
    ...shared, NODE_ENV: 'production', STRIPE_TEST_MODE: 'true', SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'Bench <bench@example.com>', CORS_ORIGINS: 'https://bench.example.com',
    RATE_LIMIT_USER_POINTS: '100000000', RATE_LIMIT_ADDRESS_POINTS: '100000000', DRAIN_DELAY: '0', HOST: '127.0.0.1',
  };
  return { environment, token, stop: async () => { await postgres.stop(); rmSync(directory, { recursive: true, force: true }); } };
}

async function fillDemo(shared: Environment): Promise<string> {
  const composition = await compose(requireConfig({ ...shared, NODE_ENV: 'development', LOG_LEVEL: 'silent', STRIPE_API_BASE: 'http://127.0.0.1:9', STAFF_EMAILS: 'staff@example.com' }), { isAlone: true, wrapClock: withPast });
  const people = await ensureDemo(composition, () => {});
  await composition.platform.jobs.drain();
  const { tokens } = await composition.modules.identity.openSessionFor(people.paidMemberId, { accessTokenSeconds: DAY_SECONDS });
  await composition.close();
  return tokens.accessToken;
}

export interface Running {
  readonly process: ChildProcess;
  readonly port: number;
  /** Seconds from the start of the process to the first 200 of `/ready`. */
  readonly startSeconds: number;
}

/** The API process as it runs in production, its log thrown away. */
export async function startApi(environment: Environment): Promise<Running> {
  const port = await freePort();
  const started = performance.now();
  const child = spawn(process.execPath, ['--max-semi-space-size=16', 'dist/src/main.js'], { cwd: ROOT, env: { PATH: process.env.PATH, ...environment, PORT: String(port) }, stdio: ['ignore', 'ignore', 'inherit'] });
  const isReady = (): Promise<boolean> => fetch(`http://127.0.0.1:${port}/ready`).then(({ ok }) => ok, () => false);
  while (!(await isReady())) {
    if (child.exitCode !== null) throw new Error('The API process ended before it was ready');
    await setTimeout(5);
  }
  return { process: child, port, startSeconds: (performance.now() - started) / 1_000 };
}

export async function startBareFastify(): Promise<Running> {
  const port = await freePort();
  const started = performance.now();
  const child = spawn(process.execPath, ['bench/bare-fastify.js', String(port)], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit', 'ipc'], env: { PATH: process.env.PATH, NODE_ENV: 'production' } });
  await new Promise((resolve) => child.once('message', resolve));
  return { process: child, port, startSeconds: (performance.now() - started) / 1_000 };
}

export async function stopAll(running: readonly Running[]): Promise<void> {
  for (const { process: child } of running) {
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('exit', resolve));
  }
}
