import type { FastifyInstance } from 'fastify';
import { changeCard } from '../flows/change-card.ts';
import type { MoneyControls } from '../money-controls.ts';
import { statePage } from '../pages/state-page.ts';
import { languageFor } from '../pages/texts.ts';
import { invalidParameter, missingParameter } from '../stripe-error.ts';
import { find, type World } from '../world.ts';
import type { Deliveries } from '../webhooks/deliveries.ts';
import { resend } from '../webhooks/events.ts';
import type { Faults } from './faults.ts';
import { registerMoneyControl } from './control-money.ts';
import { done, idOf, readControl } from './control-request.ts';
import { sendPage } from './pages.ts';
import { choice, flag, given, integer, required, text, type Params } from './params.ts';

export interface Controls {
  world: World;
  deliveries: Deliveries;
  faults: Faults;
  money: MoneyControls;
  advanceTo(time: number): void;
  after(): void;
}

const clockFields = { advanceTo: text(), advanceSeconds: integer(), skewSeconds: integer(-86_400, 86_400) };
const deliveryFields = {
  paused: flag(),
  dropNext: integer(),
  failNext: integer(),
  duplicateNext: integer(),
  delayNext: integer(),
  delaySeconds: integer(1),
  only: text(),
  order: choice('oldest-first', 'newest-first', 'random'),
  signatureSkewSeconds: integer(-86_400, 86_400),
};
const faultFields = {
  kind: choice('server-error', 'rate-limited', 'not-json', 'without-error', 'slow'),
  status: integer(0, 599),
  when: choice('before', 'after', 'lost'),
  body: text(),
  delayMs: integer(1, 60_000),
  path: text(),
  verb: choice('GET', 'POST', 'DELETE'),
  times: integer(1),
};
const cardFields = { card: required(text()) };

function targetOf({ advanceTo, advanceSeconds }: Params<typeof clockFields>, now: number): number {
  const at = advanceTo !== undefined && /^\d+$/.test(advanceTo) ? Number(advanceTo) : Date.parse(advanceTo ?? '');
  const target = advanceSeconds === undefined ? at : now + advanceSeconds * 1000;
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
    const wanted = readControl(request, clockFields);
    if (wanted.skewSeconds === undefined) controls.advanceTo(targetOf(wanted, world.clock.now()));
    else world.clock.skew(wanted.skewSeconds * 1000);
    return done(request, reply, clock());
  });
  app.post('/_sandbox/deliveries', (request, reply) => {
    deliveries.set(given(readControl(request, deliveryFields)));
    return done(request, reply, deliveries.settings());
  });
  app.post('/_sandbox/events/:id/resend', (request, reply) => {
    const queued = resend(world, find(world, 'event', idOf(request)));
    after();
    return done(request, reply, { queued });
  });
  app.post('/_sandbox/faults', (request, reply) => {
    const fault = readControl(request, faultFields);
    if (fault.kind === undefined && fault.status === undefined) throw missingParameter('kind');
    faults.add(given(fault));
    return done(request, reply, { accepted: true });
  });
  app.delete('/_sandbox/faults', (_request, reply) => {
    faults.clear();
    return reply.send({ cleared: true });
  });
  registerMoneyControl(app, controls.money);
  app.post('/_sandbox/customers/:id/card', (request, reply) => {
    const method = changeCard(world, idOf(request), readControl(request, cardFields).card);
    after();
    return done(request, reply, { payment_method: method.id });
  });
}
