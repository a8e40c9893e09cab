import { makeServer, type Context as ConnectionContext, type Server } from 'graphql-ws';
import type { ExecutionResult, GraphQLError } from 'graphql';
import type { GraphqlApi } from '../../graphql/api.ts';
import type { Context } from '../../graphql/context.ts';
import { maskError } from '../../graphql/error-masker.ts';
import { admit } from '../../graphql/operations/admitted.ts';
import type { AdmittedOperation, RequestedOperation } from '../../graphql/operations/operation-door.ts';
import { refusalOf } from '../../graphql/refusal.ts';
import type { Outlet } from '../../graphql/subscriptions/event-source.ts';
import { payloadOf } from '../../graphql/subscriptions/payload.ts';
import { RequestError } from '../../kernel/request-error.ts';
import { VISITOR, type Locale, type Viewer } from '../../kernel/viewer.ts';
import { bearerToken } from '../authentication.ts';
import type { HttpServerOptions, SocketLimits } from '../options.ts';
import { CLOSE } from './close-codes.ts';
import type { SocketLine } from './socket-line.ts';
import type { LiveSocket, SocketRegistry } from './socket-registry.ts';

/** What a connection carries beside the protocol's own state. */
export interface ConnectionExtra {
  readonly socket: LiveSocket;
  readonly line: SocketLine;
  readonly locale: Locale;
  isThrottled: boolean;
  readonly userKey: { value: string | null };
}
type Connection = ConnectionContext<Record<string, unknown>, ConnectionExtra>;
interface Running {
  readonly operation: AdmittedOperation;
  readonly createContext: () => Context;
  readonly outlet: Outlet;
}
export interface ProtocolOptions {
  readonly api: GraphqlApi;
  readonly authentication: HttpServerOptions['authentication'];
  readonly registry: SocketRegistry;
  readonly limits: SocketLimits;
  readonly metrics: HttpServerOptions['metrics'];
}

/** graphql-transport-ws over our door: sockets run subscriptions, under the rules that hold for HTTP. */
export function createProtocol({ api, authentication, registry, limits, metrics }: ProtocolOptions): Server<ConnectionExtra> {
  const running = new WeakMap<object, Running>();
  return makeServer<Record<string, unknown>, ConnectionExtra>({
    connectionInitWaitTimeout: limits.initMilliseconds,
    onConnect: ({ connectionParams, extra }) => identify(authentication, registry, limits, connectionParams ?? {}, extra),
    async onSubscribe(connection, id, payload) {
      const viewer = viewerOf(connection.extra);
      try {
        checkAllowance(connection, limits);
        const operation = await api.door.admit(requestedBy(payload), { viewer, ip: connection.extra.socket.ip, transport: 'websocket' });
        const createContext = (): Context => admit(api.createContext({ viewer: viewerOf(connection.extra), ip: connection.extra.socket.ip, requestId: connection.extra.socket.requestId }), operation);
        const execution = { schema: api.schema, document: operation.document.document, variableValues: operation.variables, contextValue: null };
        running.set(execution, { operation, createContext, outlet: connection.extra.line.outletFor(id) });
        return execution;
      } catch (thrown) {
        const refusal = refusalOf(thrown, { locale: viewer.locale, reportFault: api.reportFault });
        metrics.errorTold(refusal.code);
        return refusal.errors;
      }
    },
    subscribe(execution) {
      const { operation, createContext, outlet } = running.get(execution)!;
      metrics.subscriptionStarted();
      return api.subscribe(operation, createContext, outlet);
    },
    onComplete: () => metrics.subscriptionEnded(),
    onNext: (_connection, _id, _payload, execution, result) => payloadOf(result, running.get(execution)?.operation.cost ?? 0, api.door.limits.maxCost) as ExecutionResult,
    // A stream that ends for a reason throws it; the library wraps it once more.
    onError: ({ extra }, _id, _payload, errors) => errors.map((error) => maskError((error as GraphQLError).originalError ?? error, { locale: viewerOf(extra).locale, reportFault: api.reportFault }).toJSON()),
  });
}

export const viewerOf = ({ socket, locale }: ConnectionExtra): Viewer => socket.viewer ?? { ...VISITOR, locale };

async function identify(authentication: ProtocolOptions['authentication'], registry: SocketRegistry, limits: SocketLimits, params: Record<string, unknown>, extra: ConnectionExtra): Promise<boolean> {
  const token = tokenIn(params);
  if (token === null) return true;
  const { viewer, expiresAt } = await authentication.authenticate(token, extra.locale).catch((error: unknown) => {
    if (error instanceof RequestError && error.code === 'UNAUTHENTICATED') return { viewer: null, expiresAt: null };
    throw error;
  });
  // It may have closed while it waited.
  if (viewer === null || !registry.all.has(extra.socket)) return false;
  const key = `user:${viewer.userId}`;
  if (!registry.enter(key, limits.perUser)) {
    extra.socket.close(CLOSE.tooManySockets);
    return true;
  }
  extra.userKey.value = key;
  extra.socket.viewer = viewer;
  extra.socket.expiresAt = expiresAt;
  return true;
}

/** Browsers and mini-programs cannot set headers on a socket, so the token comes with the first message. */
function tokenIn(params: Record<string, unknown>): string | null {
  const { token, authorization, Authorization } = params;
  if (typeof token === 'string') return token;
  const header = authorization ?? Authorization;
  if (header === undefined || header === null) return null;
  try {
    return bearerToken(String(header));
  } catch {
    return '';
  }
}

function checkAllowance({ extra, subscriptions }: Connection, limits: SocketLimits): void {
  if (extra.isThrottled) throw new RequestError('RATE_LIMITED', 'errors.rate-limited', { seconds: 1 }, { retryAfter: 1 });
  // The one that is asked for counts already.
  if (Object.keys(subscriptions).length > limits.subscriptionsPerSocket) throw new RequestError('RATE_LIMITED', 'errors.too-many-subscriptions', { max: limits.subscriptionsPerSocket });
}

function requestedBy(payload: { query: string; operationName?: string | null | undefined; variables?: Record<string, unknown> | null | undefined; extensions?: Record<string, unknown> | null | undefined }): RequestedOperation {
  const { documentId } = payload as { documentId?: unknown };
  return { source: payload.query || null, documentId: typeof documentId === 'string' ? documentId : null, operationName: payload.operationName ?? null, variables: payload.variables ?? null, extensions: payload.extensions ?? null };
}
