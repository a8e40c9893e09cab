import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { newId } from '../ids.ts';
import { billingRoutes, connectRoutes } from '../resources/billing-routes.ts';
import { chargeRoutes } from '../resources/charges.ts';
import { checkoutSessionRoutes } from '../resources/checkout-sessions.ts';
import { customerRoutes } from '../resources/customers.ts';
import { eventRoutes } from '../resources/events.ts';
import { moneyRoutes } from '../resources/money-routes.ts';
import { paymentIntentRoutes } from '../resources/payment-intents.ts';
import { paymentMethodRoutes } from '../resources/payment-methods.ts';
import { priceRoutes } from '../resources/prices.ts';
import { createProduct, productRoutes } from '../resources/products.ts';
import { webhookEndpointRoutes } from '../resources/webhook-endpoints.ts';
import type { StripeError } from '../stripe-error.ts';
import { API_VERSION, type World } from '../world.ts';
import { authenticate } from './authenticate.ts';
import { execute, type Answer, type ApiRequest } from './execute.ts';
import type { Faults } from './faults.ts';
import { createKeysInUse } from './idempotency.ts';
import { parseForm, type FormObject } from './form-parser.ts';
import type { Route } from './route.ts';

const ROUTES: Route[] = [
  ...customerRoutes,
  ...productRoutes,
  ...priceRoutes(createProduct),
  ...checkoutSessionRoutes,
  ...paymentIntentRoutes,
  ...paymentMethodRoutes,
  ...chargeRoutes,
  ...moneyRoutes,
  ...billingRoutes,
  ...connectRoutes,
  ...eventRoutes,
  ...webhookEndpointRoutes,
];

function formOf(request: FastifyRequest): FormObject {
  const query = request.url.split('?')[1] ?? '';
  const body = typeof request.body === 'string' ? request.body : '';
  return { ...parseForm(query), ...parseForm(body) };
}

function header(request: FastifyRequest, name: string): string | null {
  const value = request.headers[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

export function sendStripeError(reply: FastifyReply, error: StripeError): FastifyReply {
  const body = JSON.stringify({ error: error.body }, null, 2);
  return reply.status(error.status).header('request-id', newId('req', 14)).type('application/json').send(body);
}

function sendAnswer(reply: FastifyReply, request: ApiRequest, answer: Answer): FastifyReply {
  if (answer.isLost) {
    reply.hijack();
    reply.raw.destroy();
    return reply;
  }
  void reply.header('request-id', request.id).header('stripe-version', API_VERSION);
  if (request.idempotencyKey !== null) void reply.header('idempotency-key', request.idempotencyKey);
  if (answer.original !== null) void reply.header('idempotent-replayed', 'true').header('original-request', answer.original);
  if (answer.isBroken) void reply.header('sandbox-fault', '1');
  return reply.status(answer.status).type(answer.contentType ?? 'application/json').send(answer.body);
}

/** Registers the operations of `/v1`. `after` is told of every request that may have changed something. */
export function registerApi(app: FastifyInstance, world: World, faults: Faults, after: () => void): void {
  const keys = createKeysInUse();
  for (const route of ROUTES) {
    app.route({
      method: route.verb,
      url: route.path,
      async handler(request, reply) {
        authenticate(request.headers);
        const apiRequest: ApiRequest = {
          id: newId('req', 14),
          route,
          path: request.url.split('?')[0] ?? '',
          objectId: (request.params as { id?: string }).id ?? '',
          form: formOf(request),
          idempotencyKey: header(request, 'idempotency-key'),
          account: header(request, 'stripe-account'),
        };
        const answer = await execute(world, faults, keys, apiRequest);
        after();
        return sendAnswer(reply, apiRequest, answer);
      },
    });
  }
}
