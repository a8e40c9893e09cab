import type { FastifyInstance } from 'fastify';
import type { HttpServerOptions } from './options.ts';

/** One log line and one measurement per request, and the request's id on every answer. */
export function observeRequests(app: FastifyInstance, { metrics, inRequest }: Pick<HttpServerOptions, 'metrics' | 'inRequest'>): void {
  app.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    inRequest(request.id, done);
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    metrics.requestDone(request.method, route, reply.statusCode, reply.elapsedTime / 1_000);
    if (route === '/live' || route === '/ready' || route === '/metrics') return;
    request.log.info({ method: request.method, route, status: reply.statusCode, milliseconds: Math.round(reply.elapsedTime * 10) / 10, requestId: request.id }, 'request');
  });
}
