import { timingSafeEqual } from 'node:crypto';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { RequestError } from '../kernel/request-error.ts';
import type { HttpMetrics } from './options.ts';

export interface HealthOptions {
  readonly isDraining: () => boolean;
  readonly isReady: () => Promise<boolean>;
  readonly metrics: HttpMetrics;
  readonly metricsToken: string | null;
}

/** For balancers and operators. None of it names a person or a community. */
export const healthRoutes: FastifyPluginAsync<HealthOptions> = async (app, { isDraining, isReady, metrics, metricsToken }) => {
  app.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-store'));
  app.get('/live', async () => ({ status: 'ok' }));
  app.get('/ready', async (_request, reply) => {
    const ready = !isDraining() && (await isReady().catch(() => false));
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ok' : isDraining() ? 'draining' : 'unavailable' });
  });
  app.get('/metrics', async (request, reply) => {
    if (!mayReadMetrics(request, metricsToken)) throw new RequestError('FORBIDDEN', 'errors.forbidden');
    const { contentType, body } = await metrics.render();
    return reply.type(contentType).send(body);
  });
};

/** With a token, whoever has it; without one, this machine alone, and not through a proxy on it. */
function mayReadMetrics({ headers, socket }: FastifyRequest, token: string | null): boolean {
  if (token === null) return headers['x-forwarded-for'] === undefined && /^(?:::1|(?:::ffff:)?127\.)/.test(socket.remoteAddress ?? '');
  const given = Buffer.from(headers.authorization?.replace(/^Bearer +/i, '') ?? '');
  const wanted = Buffer.from(token);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
