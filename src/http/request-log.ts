import type { FastifyInstance } from 'fastify';
import type { HttpServerOptions } from './options.ts';

/** One log line and one measurement per request, and the request's id on every answer. */
export function observeRequests(app: FastifyInstance, { metrics, inRequest, logger }: Pick<HttpServerOptions, 'metrics' | 'inRequest' | 'logger'>): void {
  app.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    inRequest(request.id, done);
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    metrics.requestDone(request.method, route, reply.statusCode, reply.elapsedTime / 1_000);
    // The logger adds the request's id by itself.
    if (route === '/live' || route === '/ready' || route === '/metrics') return;
    logger.info({ method: request.method, route, status: reply.statusCode, milliseconds: Math.round(reply.elapsedTime * 10) / 10 }, 'request');
  });
}
