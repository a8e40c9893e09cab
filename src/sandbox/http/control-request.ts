import type { FastifyReply, FastifyRequest } from 'fastify';
import { parseForm } from './form-parser.ts';
import { readShape, type Params, type Shape } from './params.ts';

/** JSON from programs, a plain form from the state page; both against a closed set of fields. */
export function readControl<S extends Shape>(request: FastifyRequest, shape: S): Params<S> {
  if (typeof request.body === 'string') return readShape(shape, parseForm(request.body));
  const fields = Object.entries(request.body ?? {}).map(([key, value]) => [key, String(value)] as const);
  return readShape(shape, Object.fromEntries(fields));
}

function isForm(request: FastifyRequest): boolean {
  return (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
}

/** A browser goes back to the page; a program gets the new state. */
export function done(request: FastifyRequest, reply: FastifyReply, state: object): FastifyReply {
  return isForm(request) ? reply.redirect('/_sandbox', 303) : reply.send(state);
}

export function idOf(request: FastifyRequest): string {
  return (request.params as { id: string }).id;
}
