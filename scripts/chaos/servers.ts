import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/platform/database/embedded/server.ts';

const ROOT = path.resolve(import.meta.dirname, '..', '..');

export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

/** A PostgreSQL of our own that keeps what was committed, and can be torn down under its clients. */
export class PrivatePostgres {
  readonly #directory = fs.mkdtempSync(path.join(os.tmpdir(), 'xingqun-chaos-'));
  #running!: EmbeddedPostgres;

  async start(): Promise<void> {
    this.#running = await startEmbeddedPostgres({ directory: this.#directory });
  }
  url(database: string): string {
    return this.#running.url(database);
  }
  /** The immediate shutdown: sessions are broken off, and the next start recovers from the log. */
  async restartImmediately(): Promise<void> {
    const pid = Number(fs.readFileSync(path.join(this.#directory, 'postgres', 'postmaster.pid'), 'utf8').split('\n', 1)[0]);
    process.kill(pid, 'SIGQUIT');
    while (isAlive(pid)) await pause(10);
    await this.#running.stop();
    await this.start();
  }
  async stop(): Promise<void> {
    await this.#running.stop();
    fs.rmSync(this.#directory, { recursive: true, force: true });
  }
}
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** A process at a fixed port that is killed and started again. */
export class Mortal {
  readonly port: number;
  readonly #command: readonly string[];
  readonly #environment: Readonly<Record<string, string>>;
  readonly #isReady: (port: number) => Promise<boolean>;
  #child: ChildProcess | null = null;
  #killed: ChildProcess | null = null;
  /** What it said last, each time that it ended although it was ready and nobody killed it. */
  readonly collapses: string[] = [];

  constructor(options: { port: number; command: readonly string[]; environment?: Readonly<Record<string, string>>; isReady: (port: number) => Promise<boolean> }) {
    this.port = options.port;
    this.#command = options.command;
    this.#environment = options.environment ?? {};
    this.#isReady = options.isReady;
  }
  get pid(): number | undefined {
    return this.#child?.pid;
  }
  async start(): Promise<void> {
    const [program, ...args] = this.#command as [string, ...string[]];
    const child = spawn(program, args, { cwd: ROOT, env: { PATH: process.env.PATH, ...this.#environment, PORT: String(this.port) }, stdio: ['ignore', 'ignore', 'pipe'] });
    this.#child = child;
    let said = '';
    let isReady = false;
    child.stderr!.on('data', (text: Buffer) => (said = (said + String(text)).slice(-4_000)));
    child.once('exit', () => { if (isReady && this.#killed !== child) this.collapses.push(said); });
    while (!(await this.#isReady(this.port))) {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(`${program} ended before it was ready: ${said}`);
      await pause(50);
    }
    isReady = true;
  }
  /** kill -9. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    this.#killed = child;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }
}

export const redisAt = (port: number): Mortal => new Mortal({
  port, command: ['redis-server', '--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
  isReady: (at) => new Promise((resolve) => {
    const socket = net.connect(at, '127.0.0.1').once('connect', () => (socket.destroy(), resolve(true))).once('error', () => resolve(false));
  }),
});

/** The API process as it runs in production. From sources it needs no build. */
export const apiAt = (port: number, environment: Readonly<Record<string, string>>, from: 'dist' | 'sources'): Mortal => new Mortal({
  port, environment: { HOST: '127.0.0.1', NODE_COMPILE_CACHE: path.join(ROOT, 'node_modules/.cache/xingqun/compiled'), ...environment },
  command: [process.execPath, ...(from === 'dist' ? ['dist/src/main.js'] : ['--no-warnings', '--import', './test/money/kill/kept-sources.js', 'src/main.ts'])],
  isReady: (at) => fetch(`http://127.0.0.1:${at}/ready`).then(({ ok }) => ok, () => false),
});
