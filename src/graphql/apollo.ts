import { ApolloServer, HeaderMap, type ApolloServerPlugin, type GraphQLRequestContextResponseForOperation, type GraphQLResponse } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { GatewayInterface } from '@apollo/server-gateway-interface';
import { GraphQLError, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { costFacts, rateLimitHeaders } from './answer-facts.ts';
import { cacheControl } from './cache-policy.ts';
import type { Context } from './context.ts';
import { maskError, type ReportFault } from './error-masker.ts';
import type { Executor } from './executor.ts';
import { prefersGraphqlJson } from './media-type.ts';
import { admittedOf, objectsIn } from './operations/admitted.ts';
import type { OperationDoor } from './operations/operation-door.ts';

export interface ApolloOptions {
  readonly schema: GraphQLSchema;
  readonly executor: Executor;
  readonly door: OperationDoor;
  readonly reportFault: ReportFault;
  readonly now: () => number;
}

/**
 * The HTTP side of GraphQL: negotiation, cross-site request forgery, methods. Documents come from the door, which has parsed,
 * bounded and validated them before; execution is ours.
 */
export function createApollo({ schema, executor, door, reportFault, now }: ApolloOptions): ApolloServer<Context> {
  const executed: Executed = new WeakMap();
  return new ApolloServer<Context>({
    gateway: asGateway(schema, executed),
    documentStore: { get: async (key: string) => door.cache.byHash(key.slice(-64))?.document, set: async () => {}, delete: async () => false },
    // The cache control plugin wraps every resolver of the schema, which alone makes a feed 3 times slower.
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled(), answers(door, now, (operation) => execute(executor, executed, operation))],
    formatError: (_formatted, error) => maskError(error, { locale: 'en', reportFault }).toJSON(),
    persistedQueries: false,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    logger: { debug() {}, info() {}, warn() {}, error() {} },
  });
}

type Executed = WeakMap<Context, Promise<ExecutionResult>>;

/** Executes the operation. Where there is nothing to say of errors, the answer needs no more of the server's library. */
async function execute(executor: Executor, executed: Executed, { document, operation, request, contextValue }: GraphQLRequestContextResponseForOperation<Context>): Promise<GraphQLResponse | null> {
  const running = executor({ document, operation, variables: request.variables ?? {}, context: contextValue });
  const result = await running.catch(() => null);
  const admitted = admittedOf(contextValue);
  if (admitted && result) void admitted.charge.refund(admitted.cost - objectsIn(result.data)).catch(() => {});
  if (result && !result.errors) return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult: result } };
  executed.set(contextValue, running);
  return null;
}

/** Apollo Server takes results with errors, which it gives their status, through its interface to gateways only. */
const asGateway = (schema: GraphQLSchema, executed: Executed): GatewayInterface => ({
  load: async () => ({ executor: async ({ context }) => executed.get(context as Context)! }),
  onSchemaLoadOrUpdate: (callback) => {
    callback({ apiSchema: schema, coreSupergraphSdl: '' });
    return () => {};
  },
  stop: async () => {},
});

/** What clients say when they want no other type, which needs no negotiation. */
const ACCEPTS_JSON = new Set<string | undefined>([undefined, '*/*', 'application/json', 'application/json; charset=utf-8']);
const JSON_TYPE = 'application/json; charset=utf-8';

/** Nothing runs that the door has not let in; every answer says what it cost and who may keep it. */
const answers = (door: OperationDoor, now: () => number, responseForOperation: (operation: GraphQLRequestContextResponseForOperation<Context>) => Promise<GraphQLResponse | null>): ApolloServerPlugin<Context> => ({
  requestDidStart: async () => ({
    // By its text: a document that left the cache meanwhile was parsed again.
    async didResolveOperation({ contextValue, source }) {
      if (admittedOf(contextValue)?.document.source !== source) throw new GraphQLError('The operation did not pass the door');
    },
    responseForOperation,
    async willSendResponse({ contextValue, response, request }) {
      if (response.body.kind !== 'single') return;
      const { singleResult } = response.body;
      const hasErrors = (singleResult.errors?.length ?? 0) > 0;
      singleResult.extensions = { ...singleResult.extensions, cost: costFacts(contextValue, door.limits.maxCost), ...(hasErrors ? { requestId: contextValue.requestId } : {}) };
      // Variables that do not fit: under `application/json` the status belongs to HTTP alone.
      const hasUnfitVariables = singleResult.data === undefined && admittedOf(contextValue) !== undefined;
      if (hasUnfitVariables && response.http.status === 400 && !prefersGraphqlJson(request.http?.headers.get('accept'))) response.http.status = 200;
      if (ACCEPTS_JSON.has(request.http?.headers.get('accept'))) response.http.headers.set('content-type', JSON_TYPE);
      response.http.headers.set('cache-control', cacheControl(admittedOf(contextValue)?.document, contextValue.viewer, hasErrors));
      for (const [name, value] of rateLimitHeaders(contextValue, now())) response.http.headers.set(name, value);
    },
  }),
});

