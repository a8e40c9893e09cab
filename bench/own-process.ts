import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';

/** A process of the benchmark that answers each message it is sent. */
export interface Helper {
  readonly process: ChildProcess;
  ask<Answer>(question: object): Promise<Answer>;
}
export function startHelper(file: string, environment: Readonly<Record<string, string>> = {}): Helper {
  const root = path.resolve(import.meta.dirname, '..');
  const child = spawn(process.execPath, ['--max-semi-space-size=16', `bench/${file}`], { cwd: root, env: { PATH: process.env.PATH, NODE_ENV: 'production', ...environment }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const asked: { resolve(answer: unknown): void; reject(error: Error): void }[] = [];
  child.on('message', (answer) => asked.shift()!.resolve(answer));
  child.once('exit', () => asked.splice(0).forEach(({ reject }) => reject(new Error(`bench/${file} ended`))));
  return {
    process: child,
    ask: <Answer>(question: object): Promise<Answer> => new Promise<unknown>((resolve, reject) => {
      asked.push({ resolve, reject });
      child.send(question);
    }) as Promise<Answer>,
  };
}
/** Answers what `Helper.ask` asks, in order. */
export function answerEach<Question>(answer: (question: Question) => Promise<object>): void {
  process.on('message', (question) => {
    answer(question as Question).then((answered) => process.send!(answered), (error: unknown) => {
      console.error(error);
      process.exit(1);
    });
  });
}
