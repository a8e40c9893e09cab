import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { Request } from './child.ts';

type Ask = Request extends infer R ? (R extends unknown ? Omit<R, 'id'> : never) : never;
const ROOT = path.resolve(import.meta.dirname, '..', '..', '..');

/** The product in a process that is killed, and the next one that is already there to take its place. */
export class Victim {
  readonly #settings: Record<string, string>;
  #current: Promise<Running>;
  #next: Promise<Running>;
  /** By how much the clock of each is ahead. */
  #ahead = 0;

  constructor(settings: Record<string, string>) {
    this.#settings = settings;
    this.#current = start(settings);
    this.#next = start(settings);
  }
  async url(): Promise<string> {
    return (await this.#current).url;
  }
  /** Whether it was done; false when the process ended meanwhile. */
  async ask(request: Ask): Promise<boolean> {
    return (await this.#current).ask(request);
  }
  async advance(milliseconds: number): Promise<void> {
    this.#ahead += milliseconds;
    await this.ask({ do: 'advance', milliseconds });
  }
  /** Counts from now on; `onCut` hears when the commit is done and its connection stands still. */
  async cutAfterCommit(number: number, onCut: () => void): Promise<void> {
    (await this.#current).onCut = onCut;
    await this.ask({ do: 'cut-after-commit', number });
  }
  /** kill -9, and the start of another on the same database. */
  async killAndRestart(): Promise<void> {
    const { process, ended } = await this.#current;
    process.kill('SIGKILL');
    await ended;
    this.#current = this.#next;
    this.#next = start(this.#settings);
    await this.ask({ do: 'advance', milliseconds: this.#ahead });
  }
  async stop(): Promise<void> {
    for (const running of [this.#current, this.#next]) {
      const { process, ended } = await running;
      process.kill('SIGKILL');
      await ended;
    }
  }
}

interface Running {
  readonly url: string;
  readonly process: ChildProcess;
  readonly ended: Promise<void>;
  onCut: () => void;
  ask(request: Ask): Promise<boolean>;
}
type Told = { ready: string } | { standsStill: true } | { id: number; error: string | null };

function start(settings: Record<string, string>): Promise<Running> {
  const child = fork(path.join(import.meta.dirname, 'child.ts'), [], {
    cwd: ROOT, execArgv: ['--no-warnings', '--import', './test/money/kill/kept-sources.js'],
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: path.join(ROOT, 'node_modules/.cache/xingqun/compiled'), CHILD_SETTINGS: JSON.stringify(settings) }, stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let errors = '';
  child.stderr!.on('data', (text: Buffer) => (errors += String(text)));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const waiting = new Map<number, { resolve: (isDone: boolean) => void; reject: (error: Error) => void }>();
  void ended.then(() => waiting.forEach(({ resolve }) => resolve(false)));
  let count = 0;
  let running: Running | null = null;
  return new Promise((resolve, reject) => {
    void ended.then(() => reject(new Error(`The process ended before it was ready: ${errors}`)));
    child.on('message', (told: Told) => {
      if ('ready' in told) return resolve((running = { url: told.ready, process: child, ended, ask, onCut: () => {} }));
      if ('standsStill' in told) return running?.onCut();
      const asked = waiting.get(told.id);
      waiting.delete(told.id);
      if (told.error === null) asked?.resolve(true);
      else asked?.reject(new Error(told.error));
    });
  });
  function ask(request: Ask): Promise<boolean> {
    const id = ++count;
    return new Promise((resolve, reject) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve(false);
      waiting.set(id, { resolve, reject });
      child.send({ ...request, id }, (error) => error && resolve(false));
    });
  }
}
