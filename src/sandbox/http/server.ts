import fastify, { type FastifyInstance } from 'fastify';
import { isLoopbackHost } from '../loopback.ts';
import { StripeError, unrecognizedUrl } from '../stripe-error.ts';
import type { World } from '../world.ts';
import { registerApi, sendStripeError } from './api.ts';
import { registerConnectControl } from './connect-control.ts';
import { registerControl, type Controls } from './control.ts';
import { registerInvoicePages } from './invoice-pages.ts';
import { registerOnboarding } from './onboarding.ts';
import { registerPages } from './pages.ts';
import { registerPortal } from './portal.ts';

function asStripeError(error: unknown): StripeError {
  if (error instanceof StripeError) return error;
  const status = (error as { statusCode?: number }).statusCode ?? 500;
  const message = error instanceof Error ? error.message : String(error);
  return new StripeError(status, { type: status < 500 ? 'invalid_request_error' : 'api_error', message }, false);
}

/** Pages of other sites may neither reach the sandbox under a name of theirs nor post to its controls. */
function guard(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    const { host = '', origin } = request.headers;
    if (!isLoopbackHost(host)) throw new StripeError(403, { type: 'invalid_request_error', message: 'Loopback only.' }, false);
    const isForeign = origin !== undefined && origin !== `http://${host}`;
    if (isForeign && request.url.startsWith('/_sandbox')) {
      throw new StripeError(403, { type: 'invalid_request_error', message: 'Same origin only.' }, false);
    }
  });
}

/** The HTTP side: Stripe's API, the hosted pages and the controls, each answering errors as Stripe shapes them. */
export function createServer(world: World, controls: Controls): FastifyInstance {
  const app = fastify({ bodyLimit: 1_000_000, forceCloseConnections: true, routerOptions: { maxParamLength: 300 } });
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.setErrorHandler((error, _request, reply) => sendStripeError(reply, asStripeError(error)));
  app.setNotFoundHandler((request, reply) => {
    return sendStripeError(reply, unrecognizedUrl(request.method, request.url.split('?')[0] ?? ''));
  });
  guard(app);
  registerApi(app, world, controls.faults, controls.after);
  registerPages(app, world, controls.after);
  registerPortal(app, world, controls.after);
  registerInvoicePages(app, world, controls.after);
  registerOnboarding(app, world, controls.after);
  registerControl(app, controls);
  registerConnectControl(app, world, controls.after);
  return app;
}
