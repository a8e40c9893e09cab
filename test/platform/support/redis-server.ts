import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '../../support/free-port.ts';

export interface RedisServer extends AsyncDisposable {
  readonly url: string;
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** Whether a redis-server is on the path of this machine. */
export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

async function untilReady(process: ChildProcess): Promise<void> {
  let output = '';
  for await (const chunk of process.stdout ?? []) {
    output += String(chunk);
    if (output.includes('Ready to accept connections')) return;
  }
  throw new Error(`redis-server ended: ${output}`);
}

/** A real Redis on loopback that can be stopped and started again at the same place. */
export async function redisServer(): Promise<RedisServer> {
  const port = await freePort();
  let running: ChildProcess | null = null;
  const start = async (): Promise<void> => {
    running = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], { stdio: ['ignore', 'pipe', 'ignore'] });
    await untilReady(running);
  };
  const stop = async (): Promise<void> => {
    const ending = running;
    running = null;
    if (ending === null) return;
    const ended = once(ending, 'exit');
    ending.kill('SIGKILL');
    await ended;
  };
  await start();
  return { url: `redis://127.0.0.1:${port}`, start, stop, [Symbol.asyncDispose]: stop };
}
