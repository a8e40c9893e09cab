import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { createTestDatabase } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/free-port.ts';

const ROOT = path.resolve(import.meta.dirname, '..', '..');
const secret = (): string => randomBytes(32).toString('hex');
const started: ChildProcess[] = [];
let environment: Record<string, string>;

beforeAll(async () => {
  environment = {
    NODE_ENV: 'production', DATA_DIRECTORY: fs.mkdtempSync(path.join(os.tmpdir(), 'deployment-')), HOST: '127.0.0.1', PUBLIC_URL: 'https://api.example.org', DATABASE_URL: await createTestDatabase(),
    TOKEN_SECRET: secret(), MEDIA_SECRET: secret(), STRIPE_SECRET_KEY: `sk_live_${secret()}`, STRIPE_WEBHOOK_SECRET: `whsec_${secret()}`,
    SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'Xingqun <mail@example.org>', DRAIN_DELAY: '0', LOG_LEVEL: 'warn',
  };
});
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

interface Started {
  readonly end: Promise<number | null>;
  readonly output: () => string;
  stop(): void;
}
/** A process of a deployment, from the sources as they are. */
function start(entry: 'main' | 'worker', settings: Record<string, string>): Started {
  const child = spawn(process.execPath, ['--no-warnings', '--import', './test/money/kill/kept-sources.js', `src/${entry}.ts`], { cwd: ROOT, env: { PATH: process.env.PATH, ...settings }, stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (output += data.toString()));
  return { end: once(child, 'close').then(([code]) => code as number | null), output: () => output, stop: () => void child.kill('SIGTERM') };
}

const answers = (port: string, route: string): Promise<number> => fetch(`http://127.0.0.1:${port}${route}`).then(({ status }) => status, () => 0);

test('two API processes and a worker run on one database, and end in peace', async () => {
  const ports = (await Promise.all([freePort(), freePort(), freePort()])).map(String);
  const processes = [start('main', { ...environment, PORT: ports[0]! }), start('main', { ...environment, PORT: ports[1]! }), start('worker', { ...environment, WORKER_PORT: ports[2]! })];
  for (const port of ports) await eventually(async () => (await answers(port, '/ready')) === 200, { within: 120_000 });
  const response = await fetch(`http://127.0.0.1:${ports[1]}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ viewer { id } }"}' });
  expect(await response.json()).toMatchObject({ data: { viewer: null } });
  expect(await Promise.all(['/graphiql', '/mailbox'].map((route) => answers(ports[0]!, route)))).toEqual([404, 404]);
  for (const { stop } of processes) stop();
  expect(await Promise.all(processes.map(({ end }) => end))).toEqual([0, 0, 0]);
}, 240_000);

test.each(['main' as const, 'worker' as const])('%s without its configuration says what is missing, one line each, and exits with 78', async (entry) => {
  const { end, output } = start(entry, { NODE_ENV: 'production' });
  expect(await end).toBe(78);
  const lines = output().trimEnd().split('\n');
  expect(lines.map((line) => line.split(' ')[0])).toEqual(['PUBLIC_URL', 'DATABASE_URL', 'TOKEN_SECRET', 'STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET', 'MEDIA_SECRET', 'SMTP_URL', 'MAIL_FROM']);
}, 120_000);

test('a deployment takes no sandbox and no secret that can be guessed', async () => {
  const { end, output } = start('main', { ...environment, STRIPE_API_BASE: 'http://127.0.0.1:4010', TOKEN_SECRET: 'change-me-change-me-change-me-change-me' });
  expect(await end).toBe(78);
  expect(output().trimEnd().split('\n').map((line) => line.split(' ')[0])).toEqual(['TOKEN_SECRET', 'STRIPE_API_BASE']);
}, 120_000);

test('a database that cannot be used is told in one line: 78 where something must change, 1 where it may not be up yet', async () => {
  const role = `guest_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client(environment.DATABASE_URL);
  await admin.connect();
  await admin.query(`create role ${role} login`);
  const address = (change: object): Record<string, string> => ({ ...environment, DATABASE_URL: Object.assign(new URL(environment.DATABASE_URL!), { password: 'hunter2', ...change }).href });
  try {
    const processes = [start('main', address({ pathname: '/no_such_one' })), start('main', address({ username: role })), start('worker', { ...environment, DATABASE_URL: 'postgresql://app:hunter2@127.0.0.1:1/app' })];
    expect(await Promise.all(processes.map(async ({ end, output }) => [await end, output()]))).toEqual([
      [78, 'DATABASE_URL names the database "no_such_one", which is not there: create it, or change the name at the end of the address.\n'],
      [78, 'DATABASE_URL names a role that may not create tables and schemas: make it the owner of the database, or change the user.\n'],
      [1, 'DATABASE_URL leads to 127.0.0.1:1, where nothing answers (ECONNREFUSED): start PostgreSQL there, or change host and port.\n'],
    ]);
  } finally {
    await admin.query(`drop role ${role}`);
    await admin.end();
  }
}, 120_000);
