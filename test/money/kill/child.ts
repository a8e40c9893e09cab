import 'reflect-metadata';
import { createRequire, flushCompileCache } from 'node:module';
import type pg from 'pg';
import { compose } from '../../../src/compose.ts';
import { serve } from '../../../src/compose/http.ts';
import { testConfig } from '../../support/app.ts';
import { TestClock } from '../../support/test-clock.ts';

/** What the test asks of this process. */
export type Request = { id: number } & ({ do: 'drain' } | { do: 'run'; job: string } | { do: 'advance'; milliseconds: number } | { do: 'cut-after-commit'; number: number });

// API and worker of the product in a process that can be killed. It stands still right after a commit that was named: whoever asked for it never hears.
let commits = 0;
let lastCommit = Infinity;
// The ORM may bring a driver of its own beside ours.
const drivers = [import.meta.url, import.meta.resolve('@mikro-orm/postgresql')].map((from) => createRequire(from)('pg') as typeof pg);
for (const { Client } of new Set(drivers)) {
  const query = Client.prototype.query as (...given: unknown[]) => unknown;
  Client.prototype.query = function (this: unknown, ...given: unknown[]): unknown {
    const made = query.apply(this, given);
    const text = typeof given[0] === 'string' ? given[0] : (given[0] as { text?: string } | undefined)?.text;
    if (!/^commit\b/i.test(text ?? '') || ++commits !== lastCommit) return made;
    return Promise.resolve(made).then(() => (process.send!({ standsStill: true }), new Promise(() => {})));
  } as never;
}

const { DATABASE_URL, ...settings } = JSON.parse(process.env.CHILD_SETTINGS!) as Record<string, string>;
const clock = new TestClock();
const app = await compose(testConfig(DATABASE_URL!, settings), { clock, jobRetryDelay: 0 });
const server = await serve(app);
process.on('message', (request: Request) => void answer(request));
process.on('disconnect', () => process.exit(0));
process.send!({ ready: await server.listen({ host: '127.0.0.1', port: 0 }) });
flushCompileCache();

async function answer(request: Request): Promise<void> {
  const error = await perform(request).then(() => null, (fault: unknown) => String(fault));
  process.send!({ id: request.id, error });
}

async function perform(request: Request): Promise<void> {
  if (request.do === 'drain') await app.platform.jobs.drain();
  else if (request.do === 'run') await app.platform.jobs.run(request.job);
  else if (request.do === 'advance') clock.advance(request.milliseconds);
  else [commits, lastCommit] = [0, request.number];
}
