import path from 'node:path';
import type { FastifyPluginAsync } from 'fastify';
import { createGraphqlApi, type GraphqlApi } from '../graphql/api.ts';
import { loadTrustedDocuments } from '../graphql/operations/trusted-documents.ts';
import { toUserError } from '../graphql/user-error.ts';
import { decodeId, encodeId } from '../kernel/id.ts';
import type { Locale, Viewer } from '../kernel/viewer.ts';
import { createViewerReader } from '../http/authentication.ts';
import { orderPage } from '../http/order-page.ts';
import { payoutsPage } from '../http/payouts-page.ts';
import { mailboxRoutes } from '../http/mailbox-routes.ts';
import { fileRoutes } from '../http/file-routes.ts';
import { mediaRoutes } from '../http/media-routes.ts';
import type { Upload, UploadAnswer } from '../http/uploads.ts';
import type { Authenticated, Authentication, HttpServerOptions, RawWebhook } from '../http/options.ts';
import { rawWebhook } from '../http/raw-webhook.ts';
import { createHttpServer, type HttpServer } from '../http/server.ts';
import { withinDeadline } from '../platform/database/deadlines.ts';
import type { WebhookEndpoint } from '../platform/payments/payments.ts';
import { negotiateLocale } from '../platform/i18n/index.ts';
import { inRequest, requestIdFrom } from '../platform/observability/logger.ts';
import { addressKey } from '../platform/rate-limit/address-key.ts';
import type { Composition } from '../compose.ts';
import { projectRoot } from './project-root.ts';

/** Serves a composition over HTTP and WebSocket. It is not listening yet. */
export async function serve(composition: Composition, sockets: HttpServerOptions['sockets'] = {}): Promise<HttpServer> {
  const { platform } = composition;
  const { config, logger, metrics, reportFault, database } = platform;
  const root = projectRoot();
  return createHttpServer({
    api: await graphqlOf(composition),
    authentication: authenticationOf(composition),
    logger, metrics, reportFault, requestIdFrom, inRequest, negotiateLocale, addressKey,
    isReady: () => database.isConnected(),
    corsOrigins: config.http.corsOrigins,
    trustedProxies: config.http.trustedProxies,
    metricsToken: config.process.metricsToken,
    drainDelayMilliseconds: config.process.drainDelayMilliseconds,
    graphiql: { openness: config.graphql.graphiql, directory: path.join(root, 'dist', 'graphiql'), operationsDirectory: path.join(root, 'schema', 'operations') },
    sockets: { perUser: config.limits.socketsPerUser, perAddress: config.limits.socketsPerAddress, ...sockets },
    stripeWebhook: stripeWebhookOf(composition, 'PLATFORM'),
    routes: routesOf(composition),
  });
}

function graphqlOf({ platform, schema, createContext }: Composition): Promise<GraphqlApi> {
  const { config, limiter, reportFault, clock, metrics, tracing } = platform;
  const directories = [path.join(projectRoot(), 'schema', 'operations'), ...(config.graphql.trustedDocumentsDirectory === null ? [] : [config.graphql.trustedDocumentsDirectory])];
  return createGraphqlApi({
    schema, createContext, reportFault, addressKey,
    rateLimits: { user: limiter.bucket('user'), bot: limiter.bucket('bot'), address: limiter.bucket('address'), documents: limiter.bucket('documents'), credentials: limiter.bucket('credentials') },
    trusted: loadTrustedDocuments({ mode: config.graphql.trustedDocuments, directories }),
    introspection: config.graphql.introspection,
    executor: config.graphql.executor,
    now: () => clock.now().getTime(),
    limits: { executionMilliseconds: config.graphql.executionTimeoutMilliseconds },
    observer: { operationDone: metrics.operationDone, errorTold: metrics.errorTold, span: tracing.span },
    withinDeadline,
  });
}

function authenticationOf({ modules }: Composition): Authentication {
  return {
    authenticate: (token: string, locale: Locale): Promise<Authenticated> => (modules.bots.isBotToken(token) ? modules.bots.authenticate(token, locale) : modules.identity.authenticate(token)),
    validSessions: (sessionIds) => modules.identity.validSessions(sessionIds),
    validBotTokens: (tokenIds) => modules.bots.validTokens(tokenIds),
  };
}

const stripeWebhookOf = ({ modules }: Composition, endpoint: WebhookEndpoint): RawWebhook => (rawBody, signature) => modules.stripeEvents.receiveWebhook(rawBody, signature, endpoint);
/** For connected accounts: a path and a secret of their own. */
const connectWebhook = (composition: Composition): FastifyPluginAsync => async (app) => {
  await app.register(rawWebhook, { path: '/webhooks/stripe-connect', signatureHeader: 'stripe-signature', handle: stripeWebhookOf(composition, 'CONNECT') });
};

function routesOf(composition: Composition): FastifyPluginAsync[] {
  const { config, localMedia, mailbox } = composition.platform;
  const { personOf } = createViewerReader(authenticationOf(composition), negotiateLocale);
  const media = mediaRoutes({ personOf, maxBytes: config.media.maxUploadBytes, local: localMedia, isServed: composition.modules.media.isServed, upload: (viewer, communityId, bytes) => upload(composition, viewer, communityId, bytes) });
  const files = fileRoutes({ personOf, maxBytes: config.media.maxFileBytes, upload: (viewer, file) => uploadFile(composition, viewer, file) });
  return [media, files, connectWebhook(composition), ...(config.http.webUrl === null ? [orderPage, payoutsPage] : []), ...(mailbox === null ? [] : [mailboxRoutes(mailbox)])];
}

/** A picture by POST: the media's id and link, or the refusal in the words of the API. */
async function upload({ modules }: Composition, viewer: Viewer, communityId: string, bytes: Buffer): Promise<UploadAnswer> {
  const result = await modules.media.uploadPicture(viewer, { communityId: decodeId('Community', communityId), bytes });
  if (!result.ok) return { status: 422, body: { media: null, errors: [toUserError(result.failure, viewer.locale)] } };
  const { id, width, height, contentType } = result.value;
  return { status: 201, body: { media: { id: encodeId('Media', id), width, height, contentType, url: await modules.media.linkTo(result.value) }, errors: [] } };
}

/** A file by POST: its id, name and link, or the refusal in the words of the API. */
async function uploadFile({ modules }: Composition, viewer: Viewer, { communityId, ...file }: Upload): Promise<UploadAnswer> {
  const result = await modules.media.uploadFile(viewer, { communityId: decodeId('Community', communityId), ...file });
  if (!result.ok) return { status: 422, body: { file: null, errors: [toUserError(result.failure, viewer.locale)] } };
  const { id, fileName, fileKind, contentType, bytes } = result.value;
  return { status: 201, body: { file: { id: encodeId('File', id), name: fileName, kind: fileKind, contentType, bytes, url: await modules.media.linkTo(result.value) }, errors: [] } };
}
