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
  /** Told where the product is, each time it starts. */
  readonly #onStart: (url: string) => void;

  constructor(settings: Record<string, string>, onStart: (url: string) => void) {
    this.#settings = settings;
    this.#onStart = onStart;
    this.#current = start(settings);
    this.#next = start(settings);
  }
  async url(): Promise<string> {
    return (await this.#current).url;
  }
  async ready(): Promise<void> {
    this.#onStart(await this.url());
  }
  /** Whether it still answers; a signal that is on its way is waited for. */
  isAlive(): Promise<boolean> {
    return this.ask({ do: 'advance', milliseconds: 0 });
  }
  kill(): void {
    void this.#current.then(({ process }) => process.kill('SIGKILL'));
  }
  /** The end of what was killed, and the start of another on the same database. */
  async restart(): Promise<void> {
    await (await this.#current).ended;
    this.#current = this.#next;
    this.#next = start(this.#settings);
    await this.ready();
  }
  /** Whether it was done; false when the process ended meanwhile. */
  async ask(request: Ask): Promise<boolean> {
    return (await this.#current).ask(request);
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
  ask(request: Ask): Promise<boolean>;
}
type Told = { ready: string } | { id: number; error: string | null };

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
  return new Promise((resolve, reject) => {
    void ended.then(() => reject(new Error(`The process ended before it was ready: ${errors}`)));
    child.on('message', (told: Told) => {
      if ('ready' in told) return resolve({ url: told.ready, process: child, ended, ask });
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
