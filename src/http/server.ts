import { setTimeout as wait } from 'node:timers/promises';
import cors from '@fastify/cors';
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyReply } from 'fastify';
import { messageOf } from '../graphql/user-error.ts';
import { createViewerReader, type ViewerReader } from './authentication.ts';
import { clientAddress, trustedProxies, type IsTrusted } from './client-address.ts';
import { answerErrors, JSON_TYPE, refuseConnection } from './errors.ts';
import { graphiqlRoutes } from './graphiql/graphiql-routes.ts';
import { graphqlRoute } from './graphql-route.ts';
import { healthRoutes } from './health-routes.ts';
import type { HttpServerOptions } from './options.ts';
import { lazyChild } from './lazy-logger.ts';
import { rawWebhook } from './raw-webhook.ts';
import { observeRequests } from './request-log.ts';
import { secureAnswers } from './security-headers.ts';
import { serveSockets, type SocketServer } from './sockets/socket-server.ts';

export interface HttpServer {
  readonly app: FastifyInstance;
  readonly viewers: ViewerReader;
  listen(address: { readonly host: string; readonly port: number }): Promise<string>;
  /** Not ready, then no sockets, then the requests under way: what it stands on may be closed after that. */
  drain(): Promise<void>;
}

/** The process's HTTP side: GraphQL over HTTP and WebSocket, webhooks, health, GraphiQL and the composition's own routes. */
export async function createHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const isTrusted = trustedProxies(options.trustedProxies);
  const viewers = createViewerReader(options.authentication, options.negotiateLocale);
  const app = createApp(options, isTrusted);
  let draining = false;
  const isDraining = (): boolean => draining;

  answerErrors(app, { reportFault: options.reportFault, localeOf: viewers.localeOf });
  observeRequests(app, options);
  await secureAnswers(app);
  await app.register(cors, {
    origin: options.corsOrigins.includes('*') ? '*' : [...options.corsOrigins], credentials: false, methods: ['GET', 'POST'], maxAge: 600,
    exposedHeaders: ['ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset', 'retry-after', 'x-request-id'],
  });
  await app.register(healthRoutes, { isDraining, isReady: options.isReady, metrics: options.metrics, metricsToken: options.metricsToken });
  await app.register(graphqlRoute, { api: options.api, viewers, addressOf: (request) => clientAddress(request.raw.socket.remoteAddress, request.headers['x-forwarded-for'], isTrusted), errorTold: options.metrics.errorTold });
  await app.register(graphiqlRoutes, { ...options.graphiql, authentication: options.authentication, localeOf: viewers.localeOf });
  if (options.stripeWebhook) await app.register(rawWebhook, { path: '/webhooks/stripe', signatureHeader: 'stripe-signature', handle: options.stripeWebhook });
  for (const routes of options.routes ?? []) await app.register(routes);
  const sockets = serveSockets(app.server, options, isTrusted, isDraining);

  let drained: Promise<void> | undefined;
  return {
    app, viewers,
    listen: (address) => app.listen(address),
    drain() {
      draining = true;
      return (drained ??= end(app, sockets, options));
    },
  };
}

function createApp({ logger, requestIdFrom, headersTimeoutMilliseconds = 10_000 }: HttpServerOptions, isTrusted: IsTrusted): FastifyInstance {
  return fastify({
    loggerInstance: logger as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    childLoggerFactory: lazyChild,
    genReqId: ({ headers }) => requestIdFrom(headers['x-request-id']),
    trustProxy: (address) => isTrusted(address),
    return503OnClosing: false,
    bodyLimit: 100 * 1_024,
    requestTimeout: 60_000,
    http: { headersTimeout: headersTimeoutMilliseconds, connectionsCheckingInterval: Math.min(2_000, headersTimeoutMilliseconds), maxHeaderSize: 16 * 1_024 },
    routerOptions: { maxParamLength: 1_024 },
    clientErrorHandler: (error, socket) => refuseConnection(error, socket, requestIdFrom(undefined)),
    frameworkErrors: (_error, request, reply) => void (reply as FastifyReply).code(400).header('x-request-id', request.id).type(JSON_TYPE).send({ errors: [{ message: messageOf('en', 'errors.malformed-request'), extensions: { code: 'BAD_USER_INPUT' } }], extensions: { requestId: request.id } }),
  });
}

async function end(app: FastifyInstance, sockets: SocketServer, { drainDelayMilliseconds, api }: HttpServerOptions): Promise<void> {
  await wait(drainDelayMilliseconds);
  await sockets.close();
  // `close` ends the connections that are idle when it is called; the others end here when they become so.
  const sweep = setInterval(() => app.server.closeIdleConnections(), 50);
  await app.close();
  clearInterval(sweep);
  await api.apollo.stop();
}
