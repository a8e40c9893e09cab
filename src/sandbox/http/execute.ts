import { runDues } from '../flows/dues.ts';
import { StripeError } from '../stripe-error.ts';
import type { World } from '../world.ts';
import { checkExpand, expanded } from './expand.ts';
import type { Faults } from './faults.ts';
import type { FormObject } from './form-parser.ts';
import { fingerprintOf, savedAnswer } from './idempotency.ts';
import { list, readShape, text } from './params.ts';
import type { Route } from './route.ts';

export interface ApiRequest {
  id: string;
  route: Route;
  path: string;
  objectId: string;
  form: FormObject;
  idempotencyKey: string | null;
}

export interface Answer {
  status: number;
  body: string;
  /** The request that was really executed, when this is the repetition of its answer. */
  original: string | null;
  isLost: boolean;
}

function errorAnswer(error: unknown): Answer & { isStored: boolean } {
  const known =
    error instanceof StripeError
      ? error
      : new StripeError(500, { type: 'api_error', message: `The sandbox failed: ${String(error)}` }, true);
  const body = JSON.stringify({ error: known.body }, null, 2);
  return { status: known.status, body, original: null, isLost: false, isStored: known.isStored };
}

function injected(status: number, body: string | undefined): Answer {
  const type = status === 429 ? 'invalid_request_error' : 'api_error';
  const error = { type, message: 'A fault that was asked for.', ...(status === 429 && { code: 'rate_limit' }) };
  return { status, body: body ?? JSON.stringify({ error }, null, 2), original: null, isLost: false };
}

function run(world: World, request: ApiRequest): Answer & { isStored: boolean } {
  const { route, form } = request;
  try {
    const { expand, ...rest } = form;
    const paths = expand === undefined ? [] : list(text()).read(expand, 'expand');
    checkExpand(paths, route.answers, route.isList);
    const params = readShape(route.shape, rest);
    world.request = { id: request.id, idempotency_key: request.idempotencyKey };
    const answer = route.run({ world, params, id: request.objectId });
    const body = JSON.stringify(expanded(world, answer, route.answers, paths), null, 2);
    return { status: 200, body, original: null, isLost: false, isStored: true };
  } catch (error) {
    return errorAnswer(error);
  } finally {
    world.request = null;
  }
}

function runWithFaults(world: World, faults: Faults, request: ApiRequest): Answer & { isStored: boolean } {
  const fault = faults.take(request.path);
  if (!fault) return run(world, request);
  if ((fault.when ?? 'before') === 'before') {
    return { ...injected(fault.status, fault.body), isStored: fault.status >= 500 };
  }
  const real = run(world, request);
  if (fault.when === 'lost') return { ...real, isLost: true };
  return { ...injected(fault.status, fault.body), isStored: real.isStored };
}

/**
 * Executes a request, or repeats the answer its key has already: also a 500, as Stripe does.
 * What was refused before it ran leaves no trace under the key.
 */
export function execute(world: World, faults: Faults, request: ApiRequest): Answer {
  const { route, path, form, idempotencyKey: key } = request;
  runDues(world, world.clock.now());
  if (key === null || route.verb !== 'POST') return runWithFaults(world, faults, request);
  const fingerprint = fingerprintOf(route.verb, path, form);
  try {
    const saved = savedAnswer(world.tables, key, fingerprint, world.clock.seconds());
    if (saved) return { status: saved.status, body: saved.body, original: saved.request, isLost: false };
  } catch (error) {
    return errorAnswer(error);
  }
  const answer = runWithFaults(world, faults, request);
  if (answer.isStored) {
    const { status, body } = answer;
    world.tables.saved_answer.set(key, { id: key, fingerprint, status, body, request: request.id, savedAt: world.clock.seconds() });
  }
  return answer;
}
