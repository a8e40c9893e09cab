import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { changeCard } from '../flows/change-card.ts';
import { statePage } from '../pages/state-page.ts';
import { languageFor } from '../pages/texts.ts';
import { invalidParameter } from '../stripe-error.ts';
import { find, type World } from '../world.ts';
import type { Deliveries } from '../webhooks/deliveries.ts';
import { resend } from '../webhooks/events.ts';
import type { Faults } from './faults.ts';
import { parseForm } from './form-parser.ts';
import { sendPage } from './pages.ts';
import { choice, flag, given, integer, readShape, required, text, type Params, type Shape } from './params.ts';

export interface Controls {
  world: World;
  deliveries: Deliveries;
  faults: Faults;
  advanceTo(time: number): void;
  after(): void;
}

const clockFields = { advanceTo: text(), advanceSeconds: integer() };
const deliveryFields = {
  paused: flag(),
  dropNext: integer(),
  failNext: integer(),
  duplicateNext: integer(),
  order: choice('oldest-first', 'newest-first'),
};
const faultFields = {
  status: required(integer(0, 599)),
  when: choice('before', 'after', 'lost'),
  body: text(),
  path: text(),
  times: integer(1),
};
const cardFields = { card: required(text()) };

/** JSON from programs, a plain form from the state page; both against a closed set of fields. */
function read<S extends Shape>(request: FastifyRequest, shape: S): Params<S> {
  if (typeof request.body === 'string') return readShape(shape, parseForm(request.body));
  const fields = Object.entries(request.body ?? {}).map(([key, value]) => [key, String(value)] as const);
  return readShape(shape, Object.fromEntries(fields));
}

function isForm(request: FastifyRequest): boolean {
  return (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
}

/** A browser goes back to the page; a program gets the new state. */
function done(request: FastifyRequest, reply: FastifyReply, state: object): FastifyReply {
  return isForm(request) ? reply.redirect('/_sandbox', 303) : reply.send(state);
}

function targetOf({ advanceTo, advanceSeconds }: Params<typeof clockFields>, now: number): number {
  const at = advanceTo !== undefined && /^\d+$/.test(advanceTo) ? Number(advanceTo) : Date.parse(advanceTo ?? '');
  const target = advanceSeconds === undefined ? at : now + advanceSeconds * 1000;
  if (!Number.isFinite(target)) throw invalidParameter('Give advanceTo (a date) or advanceSeconds.', undefined, 'advanceTo');
  if (target < now) throw invalidParameter('The clock only goes forward.', undefined, 'advanceTo');
  return target;
}

function idOf(request: FastifyRequest): string {
  return (request.params as { id: string }).id;
}

/** Registers `/_sandbox`: the state page and what a program may steer. */
export function registerControl(app: FastifyInstance, controls: Controls): void {
  const { world, deliveries, faults, after } = controls;
  const clock = (): object => ({ now: new Date(world.clock.now()).toISOString() });

  app.get('/_sandbox', (request, reply) => sendPage(reply, 200, statePage(world, languageFor(request.headers['accept-language']))));
  app.get('/_sandbox/clock', () => clock());
  app.post('/_sandbox/clock', (request, reply) => {
    controls.advanceTo(targetOf(read(request, clockFields), world.clock.now()));
    return done(request, reply, clock());
  });
  app.post('/_sandbox/deliveries', (request, reply) => {
    deliveries.set(given(read(request, deliveryFields)));
    return done(request, reply, deliveries.settings());
  });
  app.post('/_sandbox/events/:id/resend', (request, reply) => {
    const queued = resend(world, find(world, 'event', idOf(request)));
    after();
    return done(request, reply, { queued });
  });
  app.post('/_sandbox/faults', (request, reply) => {
    faults.add(read(request, faultFields));
    return done(request, reply, { accepted: true });
  });
  app.post('/_sandbox/customers/:id/card', (request, reply) => {
    const method = changeCard(world, idOf(request), read(request, cardFields).card);
    after();
    return done(request, reply, { payment_method: method.id });
  });
}
