import { fanout } from './fanout.ts';
import { floor } from './floor.ts';
import { history } from './history.ts';
import { idle } from './idle.ts';
import { send } from './send.ts';
import { silent } from './silent.ts';
import { storm } from './storm.ts';
import { webhooks } from './webhooks.ts';

/** Each benchmark prints its figures and answers whether every bound held. */
const BENCHMARKS: Readonly<Record<string, () => Promise<boolean>>> = { fanout, floor, history, idle, send, silent, storm, webhooks };

const name = process.argv[2] ?? '';
const benchmark = BENCHMARKS[name];
if (!benchmark) {
  console.error(`Which benchmark? One of: ${Object.keys(BENCHMARKS).join(', ')}`);
  process.exit(2);
}
process.exit((await benchmark()) ? 0 : 1);
