import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { changeCard } from '../flows/change-card.ts';
import { statePage } from '../pages/state-page.ts';
import { languageFor } from '../pages/texts.ts';
import { invalidParameter } from '../stripe-error.ts';
import { find, type World } from '../world.ts';
import type { Deliveries, DeliverySettings } from '../webhooks/deliveries.ts';
import { resend } from '../webhooks/events.ts';
import type { Faults, RequestFault } from './faults.ts';
import { sendPage } from './pages.ts';

export interface Controls {
  world: World;
  deliveries: Deliveries;
  faults: Faults;
  advanceTo(time: number): void;
  after(): void;
}

type Body = Record<string, unknown>;

/** JSON from programs, a plain form from the state page. */
function bodyOf(request: FastifyRequest): Body {
  if (typeof request.body === 'string') return Object.fromEntries(new URLSearchParams(request.body));
  return (request.body ?? {}) as Body;
}

function isForm(request: FastifyRequest): boolean {
  return (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
}

/** A browser goes back to the page; a program gets the new state. */
function done(request: FastifyRequest, reply: FastifyReply, state: object): FastifyReply {
  return isForm(request) ? reply.redirect('/_sandbox', 303) : reply.send(state);
}

function targetOf(body: Body, now: number): number {
  const { advanceTo, advanceSeconds } = body;
  const target =
    advanceSeconds === undefined
      ? new Date(typeof advanceTo === 'number' ? advanceTo : String(advanceTo)).getTime()
      : now + Number(advanceSeconds) * 1000;
  if (!Number.isFinite(target)) throw invalidParameter('Give advanceTo (a date) or advanceSeconds.', undefined, 'advanceTo');
  if (target < now) throw invalidParameter('The clock only goes forward.', undefined, 'advanceTo');
  return target;
}

/** Registers `/_sandbox`: the state page and what a program may steer. */
export function registerControl(app: FastifyInstance, controls: Controls): void {
  const { world, deliveries, faults, after } = controls;
  const clock = (): object => ({ now: new Date(world.clock.now()).toISOString() });

  app.get('/_sandbox', (request, reply) => sendPage(reply, 200, statePage(world, languageFor(request.headers['accept-language']))));
  app.get('/_sandbox/clock', () => clock());
  app.post('/_sandbox/clock', (request, reply) => {
    controls.advanceTo(targetOf(bodyOf(request), world.clock.now()));
    return done(request, reply, clock());
  });
  app.post('/_sandbox/deliveries', (request, reply) => {
    deliveries.set(bodyOf(request) as DeliverySettings);
    return done(request, reply, deliveries.settings());
  });
  app.post('/_sandbox/events/:id/resend', (request, reply) => {
    const queued = resend(world, find(world, 'event', (request.params as { id: string }).id));
    after();
    return done(request, reply, { queued });
  });
  app.post('/_sandbox/faults', (request, reply) => {
    const fault = bodyOf(request) as unknown as RequestFault;
    if (typeof fault.status !== 'number') throw invalidParameter('Give the status of the fault.', undefined, 'status');
    faults.add(fault);
    return done(request, reply, { accepted: true });
  });
  app.post('/_sandbox/customers/:id/card', (request, reply) => {
    const method = changeCard(world, (request.params as { id: string }).id, String(bodyOf(request).card ?? ''));
    after();
    return done(request, reply, { payment_method: method.id });
  });
}
