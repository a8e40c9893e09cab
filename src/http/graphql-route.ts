import { HeaderMap, type HTTPGraphQLRequest, type HTTPGraphQLResponse } from '@apollo/server';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { GraphqlApi } from '../graphql/api.ts';
import { prefersGraphqlJson } from '../graphql/media-type.ts';
import { admit } from '../graphql/operations/admitted.ts';
import { refusalOf, statusOf, type Refusal } from '../graphql/refusal.ts';
import type { Context } from '../graphql/context.ts';
import type { ViewerReader } from './authentication.ts';
import { challenge } from './authentication.ts';
import { requestedOperation, withSource } from './requested-operation.ts';

export const GRAPHQL_PATH = '/graphql';
const BODY_LIMIT = 100 * 1_024;

export interface GraphqlRouteOptions {
  readonly api: GraphqlApi;
  readonly viewers: ViewerReader;
  readonly addressOf: (request: FastifyRequest) => string | null;
  readonly errorTold: (code: string) => void;
}

/** GraphQL over HTTP. */
export const graphqlRoute: FastifyPluginAsync<GraphqlRouteOptions> = async (app, options) => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string', bodyLimit: BODY_LIMIT }, app.getDefaultJsonParser('error', 'error'));
  // Other types are read away and refused by the check for cross-site request forgery.
  app.addContentTypeParser('*', { parseAs: 'string', bodyLimit: BODY_LIMIT }, (_request, _body, done) => done(null, undefined));
  app.route({ method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], url: GRAPHQL_PATH, bodyLimit: BODY_LIMIT, handler: (request, reply) => serve(options, request, reply) });
};

async function serve(options: GraphqlRouteOptions, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { apollo } = options.api;
  const httpGraphQLRequest = toApollo(request);
  let refusal: Refusal | undefined;
  const answer = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest,
    context: async () => {
      try {
        return await admittedContext(options, request, httpGraphQLRequest);
      } catch (thrown) {
        refusal = refusalOf(thrown, { locale: options.viewers.localeOf(request), reportFault: options.api.reportFault });
        throw new GraphQLError('refused', { extensions: { code: refusal.code } });
      }
    },
  });
  if (refusal) return refuse(options, request, reply, refusal);
  return send(reply, answer);
}

/** Checks and charges the operation; the request then carries its document as text, however it was named. */
async function admittedContext({ api, viewers, addressOf }: GraphqlRouteOptions, request: FastifyRequest, http: HTTPGraphQLRequest): Promise<Context> {
  const viewer = await viewers.viewerOf(request);
  const ip = addressOf(request);
  const context = api.createContext({ viewer, ip, requestId: request.id });
  const requested = requestedOperation(http);
  // Malformed requests are refused by the server's library, which runs nothing that was not admitted.
  if (requested === null) return context;
  const operation = await api.door.admit(requested, { viewer, ip, transport: 'http' });
  withSource(http, requested, operation.document.source);
  return admit(context, operation);
}

function refuse({ api, errorTold }: GraphqlRouteOptions, request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  const isGraphqlJson = prefersGraphqlJson(request.headers.accept);
  const requested = refusal.errors[0]?.extensions['requested'] ?? 0;
  if (refusal.code === 'UNAUTHENTICATED') challenge(reply);
  if (refusal.retryAfter !== null) void reply.header('retry-after', refusal.retryAfter);
  errorTold(refusal.code);
  return varying(reply).code(statusOf(refusal, isGraphqlJson)).header('cache-control', 'private, no-store')
    .type(`application/${isGraphqlJson ? 'graphql-response+json' : 'json'}; charset=utf-8`)
    .send(JSON.stringify({ errors: refusal.errors, extensions: { requestId: request.id, cost: { requested, limit: api.door.limits.maxCost } } }));
}

function send(reply: FastifyReply, { headers, status, body }: HTTPGraphQLResponse): FastifyReply {
  for (const [name, value] of headers) void reply.header(name, value);
  if (!headers.has('cache-control')) void reply.header('cache-control', 'private, no-store');
  if (body.kind !== 'complete') throw new Error('Incremental answers are not served');
  return varying(reply).code(status ?? 200).send(body.string);
}
/** What an answer depends on beside its address, for caches that keep it. */
const varying = (reply: FastifyReply): FastifyReply => reply.header('vary', [reply.getHeader('vary'), 'Authorization, Accept, Accept-Language'].filter(Boolean).join(', '));

function toApollo(request: FastifyRequest): HTTPGraphQLRequest {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  const mark = request.url.indexOf('?');
  return { method: request.method.toUpperCase(), headers, search: mark < 0 ? '' : request.url.slice(mark), body: request.body };
}
