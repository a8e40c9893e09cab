import { GRAPHQL_TRANSPORT_WS_PROTOCOL, MessageType, parseMessage, type SubscribeMessage } from 'graphql-ws';
import type { GraphqlApi } from '../../graphql/api.ts';
import type { RequestedOperation } from '../../graphql/operations/operation-door.ts';
import { refusalOf } from '../../graphql/refusal.ts';
import { RequestError } from '../../kernel/request-error.ts';
import { bearerToken } from '../authentication.ts';
import type { HttpServerOptions, SocketLimits } from '../options.ts';
import { CLOSE } from './close-codes.ts';
import type { Connection } from './connection.ts';
import { RunningSubscription } from './running-subscription.ts';
import type { SocketRegistry } from './socket-registry.ts';

export interface ProtocolOptions {
  readonly api: GraphqlApi;
  readonly authentication: HttpServerOptions['authentication'];
  readonly registry: SocketRegistry<Connection>;
  readonly limits: SocketLimits;
  readonly metrics: HttpServerOptions['metrics'];
}
/** Characters of a subscription's id: it stands before every answer. */
const MAX_ID_LENGTH = 128;

/** The server's side of graphql-transport-ws over our door: sockets run subscriptions, under the rules that hold for HTTP. */
export class Protocol {
  readonly #options: ProtocolOptions;

  constructor(options: ProtocolOptions) {
    this.#options = options;
  }
  opened(connection: Connection): void {
    if (connection.protocol !== GRAPHQL_TRANSPORT_WS_PROTOCOL) return connection.end(CLOSE.unknownProtocol);
    connection.initTimer = setTimeout(() => connection.end(CLOSE.notInitialised), this.#options.limits.initMilliseconds);
  }
  async heard(connection: Connection, text: string): Promise<void> {
    const message = parsed(text);
    switch (message?.type) {
      case MessageType.ConnectionInit: return this.#initialise(connection, message.payload ?? {});
      case MessageType.Subscribe: return this.#subscribe(connection, message);
      case MessageType.Complete: return connection.subscriptionOf(JSON.stringify(message.id))?.stop();
      case MessageType.Ping: return void connection.say(JSON.stringify({ type: MessageType.Pong, ...(message.payload ? { payload: message.payload } : {}) }));
      case MessageType.Pong: return;
      default: return connection.end(CLOSE.badMessage);
    }
  }

  async #initialise(connection: Connection, params: Record<string, unknown>): Promise<void> {
    if (connection.stage !== 'OPEN') return connection.end(CLOSE.initialisedTwice);
    connection.stage = 'INITIALISED';
    if (connection.initTimer !== null) clearTimeout(connection.initTimer);
    connection.initTimer = null;
    if (!(await identify(this.#options, params, connection))) return connection.end(CLOSE.forbidden);
    connection.stage = 'ACKNOWLEDGED';
    void connection.say(JSON.stringify({ type: MessageType.ConnectionAck }));
  }
  async #subscribe(connection: Connection, { id, payload }: SubscribeMessage): Promise<void> {
    if (id.length > MAX_ID_LENGTH) return connection.end(CLOSE.badMessage);
    if (connection.stage !== 'ACKNOWLEDGED') return connection.end(CLOSE.notAcknowledged);
    const name = JSON.stringify(id);
    if (connection.subscriptionOf(name)) return connection.end(CLOSE.idInUse);
    const subscription = new RunningSubscription(this.#options, connection, name);
    const { api, limits, metrics } = this.#options;
    const viewer = connection.asking;
    try {
      checkAllowance(connection, limits);
      subscription.start(await api.door.admit(requestedBy(payload), { viewer, ip: connection.ip, transport: 'websocket' }));
    } catch (thrown) {
      const refusal = refusalOf(thrown, { locale: viewer.locale, reportFault: api.reportFault });
      metrics.errorTold(refusal.code);
      subscription.refuse(refusal.errors);
    }
  }
}

function parsed(text: string): ReturnType<typeof parseMessage> | null {
  try {
    return parseMessage(text);
  } catch {
    return null;
  }
}

/** Whether the client may stay: a visitor may, a bad token may not. */
async function identify({ authentication, registry, limits }: ProtocolOptions, params: Record<string, unknown>, connection: Connection): Promise<boolean> {
  const token = tokenIn(params);
  if (token === null) return true;
  const identified = await authentication.authenticate(token, connection.locale).catch((error: unknown) => {
    if (error instanceof RequestError && error.code === 'UNAUTHENTICATED') return null;
    throw error;
  });
  // It may have closed while it waited.
  if (identified === null || !registry.all.has(connection)) return false;
  const { viewer, expiresAt } = identified;
  if (registry.enterUser(viewer.userId!, limits.perUser)) {
    connection.viewer = viewer;
    connection.expiresAt = expiresAt === null ? null : Math.ceil(expiresAt.getTime() / 1_000);
  } else connection.end(CLOSE.tooManySockets);
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

function checkAllowance({ isThrottled, subscriptions }: Connection, limits: SocketLimits): void {
  if (isThrottled) throw new RequestError('RATE_LIMITED', 'errors.rate-limited', { seconds: 1 }, { retryAfter: 1 });
  // The one that is asked for counts already.
  if (subscriptions.length > limits.subscriptionsPerSocket) throw new RequestError('RATE_LIMITED', 'errors.too-many-subscriptions', { max: limits.subscriptionsPerSocket });
}

function requestedBy(payload: SubscribeMessage['payload']): RequestedOperation {
  const { documentId } = payload as { documentId?: unknown };
  return { source: payload.query || null, documentId: typeof documentId === 'string' ? documentId : null, operationName: payload.operationName ?? null, variables: payload.variables ?? null, extensions: payload.extensions ?? null };
}
