import { setTimeout } from 'node:timers/promises';
import { atTimeOf } from '../flows/clock-of.ts';
import { runDues } from '../flows/dues.ts';
import { findAccount } from '../resources/accounts.ts';
import { StripeError } from '../stripe-error.ts';
import type { World } from '../world.ts';
import { checkExpand, expanded } from './expand.ts';
import { injected, type Faults } from './faults.ts';
import type { FormObject } from './form-parser.ts';
import { fingerprintOf, savedAnswer, type KeysInUse } from './idempotency.ts';
import { list, readShape, text } from './params.ts';
import type { Route } from './route.ts';

export interface ApiRequest {
  id: string;
  route: Route;
  path: string;
  objectId: string;
  form: FormObject;
  idempotencyKey: string | null;
  /** The connected account it is made for (`Stripe-Account`). */
  account: string | null;
}

export interface Answer {
  status: number;
  body: string;
  /** The request that was really executed, when this is the repetition of its answer. */
  original: string | null;
  isLost: boolean;
  /** A fault made it: nothing in it is Stripe's. */
  isBroken?: boolean;
  /** JSON unless said. */
  contentType?: string;
}

type Outcome = Answer & { isStored: boolean };

function errorAnswer(error: unknown): Outcome {
  const known =
    error instanceof StripeError
      ? error
      : new StripeError(500, { type: 'api_error', message: `The sandbox failed: ${String(error)}` }, true);
  const body = JSON.stringify({ error: known.body }, null, 2);
  return { status: known.status, body, original: null, isLost: false, isStored: known.isStored };
}

function run(world: World, request: ApiRequest): Outcome {
  const { route, form } = request;
  try {
    const { expand, ...rest } = form;
    const paths = expand === undefined ? [] : list(text()).read(expand, 'expand');
    checkExpand(paths, route.answers, route.isList);
    const params = readShape(route.shape, rest);
    world.request = { id: request.id, idempotency_key: request.idempotencyKey };
    world.account = request.account === null ? null : findAccount(world, request.account).id;
    const about = [request.objectId, ...Object.values(params)];
    const answer = atTimeOf(world, about, () => route.run({ world, params, id: request.objectId }));
    const body = JSON.stringify(expanded(world, answer, route.answers, paths), null, 2);
    return { status: 200, body, original: null, isLost: false, isStored: true };
  } catch (error) {
    return errorAnswer(error);
  } finally {
    world.request = null;
    world.account = null;
  }
}

async function runWithFaults(world: World, faults: Faults, request: ApiRequest): Promise<Outcome> {
  const fault = faults.take(request.route.verb, request.path);
  if (!fault) return run(world, request);
  if (fault.delayMs !== undefined) await setTimeout(fault.delayMs);
  const answer = injected(fault);
  if (!answer) return run(world, request);
  const broken = { ...answer, original: null, isLost: false, isBroken: true };
  if ((fault.when ?? 'before') === 'before') return { ...broken, isStored: answer.status >= 500 };
  const real = run(world, request);
  return fault.when === 'lost' ? { ...real, isLost: true } : { ...broken, isStored: real.isStored };
}

async function runOnce(world: World, faults: Faults, request: ApiRequest, key: string): Promise<Answer> {
  const fingerprint = fingerprintOf(request.route.verb, request.path, request.account, request.form);
  const saved = savedAnswer(world.tables, key, fingerprint, world.clock.seconds());
  if (saved) return { status: saved.status, body: saved.body, original: saved.request, isLost: false };
  const answer = await runWithFaults(world, faults, request);
  if (answer.isStored) {
    const { status, body } = answer;
    world.tables.saved_answer.set(key, { id: key, fingerprint, status, body, request: request.id, savedAt: world.clock.seconds() });
  }
  return answer;
}

/**
 * Executes a request, or repeats the answer its key has already: also a 500, as Stripe does.
 * What was refused before it ran leaves no trace under the key.
 */
export async function execute(world: World, faults: Faults, keys: KeysInUse, request: ApiRequest): Promise<Answer> {
  const { route, idempotencyKey: key } = request;
  runDues(world, world.clock.now());
  if (key === null || route.verb !== 'POST') return runWithFaults(world, faults, request);
  return keys.hold(key, () => runOnce(world, faults, request, key)).catch(errorAnswer);
}
