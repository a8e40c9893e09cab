import { spawn } from 'node:child_process';

/** A running `npm start`, without npm. */
export interface Copy {
  readonly pid: number;
  readonly address: string;
  /** By who they are for, as the table names them. */
  readonly tokens: ReadonlyMap<string, string>;
  output(): string;
  ask(query: string, variables?: object, token?: string): Promise<any>;
  /** Sends the signal and answers the exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts the built server on free ports, and answers when it says that it is ready. */
export async function startCopy(root: string, directory: string, settings: Record<string, string> = {}): Promise<Copy> {
  const child = spawn(process.execPath, ['--enable-source-maps', 'dist/src/dev.js'], { cwd: root, env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', SANDBOX_PORT: '0', DATA_DIRECTORY: directory, LOG_LEVEL: 'warn', ...settings } });
  let output = '';
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const address = await new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer): void => {
      output += String(chunk);
      const ready = /^Ready at (\S+)/m.exec(output);
      if (ready) resolve(ready[1]!);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('close', () => reject(new Error(`The start ended:\n${output}`)));
  });
  const tokens = new Map([...output.matchAll(/^ +Token: (.+?) {2,}(eyJ\S+)$/gm)].map(([, who, token]) => [who!, token!]));
  return {
    pid: child.pid!, address, tokens,
    output: () => output,
    async ask(query, variables = {}, token) {
      const answer = await fetch(`${address}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) }, body: JSON.stringify({ query, variables }) });
      return answer.json();
    },
    end(signal) {
      child.kill(signal);
      return ended;
    },
  };
}
