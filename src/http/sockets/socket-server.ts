import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { handleProtocols, type Server as ProtocolServer } from 'graphql-ws';
import { WebSocketServer, type WebSocket } from 'ws';
import { clientAddress, type IsTrusted } from '../client-address.ts';
import { headerOf } from '../errors.ts';
import { GRAPHQL_PATH } from '../graphql-route.ts';
import { SOCKET_LIMITS, type HttpServerOptions, type SocketLimits } from '../options.ts';
import { CLOSE } from './close-codes.ts';
import { KeepAlive } from './keep-alive.ts';
import { MessageAllowance } from './message-allowance.ts';
import { createProtocol, type ConnectionExtra } from './protocol.ts';
import { SocketLine } from './socket-line.ts';
import { SocketRegistry, type LiveSocket } from './socket-registry.ts';
import { watchSessions } from './session-watch.ts';
import { upgradeHandler } from './upgrade.ts';

/** Clients that do not answer the end of their socket are not waited for longer. */
const CLOSING_MILLISECONDS = 2_000;

export interface SocketServer {
  /** Tells every client to come back elsewhere. */
  close(): Promise<void>;
  readonly count: number;
}
interface Connections {
  readonly options: HttpServerOptions;
  readonly limits: SocketLimits;
  readonly registry: SocketRegistry;
  readonly protocol: ProtocolServer<ConnectionExtra>;
  readonly keepAlive: KeepAlive;
  readonly isTrusted: IsTrusted;
}

/** WebSockets on the HTTP server's own port and path. */
export function serveSockets(server: HttpServer, options: HttpServerOptions, isTrusted: IsTrusted, isDraining: () => boolean): SocketServer {
  const limits = { ...SOCKET_LIMITS, ...options.sockets };
  const registry = new SocketRegistry();
  const { api, authentication, reportFault, metrics } = options;
  const protocol = createProtocol({ api, authentication, registry, limits, metrics });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: limits.maxMessageBytes, handleProtocols });
  const keepAlive = new KeepAlive(limits);
  const connections: Connections = { options, limits, registry, protocol, keepAlive, isTrusted };
  sockets.on('connection', (socket: WebSocket, request: IncomingMessage, requestId: string) => connect(connections, socket, request, requestId));
  server.on('upgrade', upgradeHandler(sockets, { path: GRAPHQL_PATH, corsOrigins: options.corsOrigins, requestIdFrom: options.requestIdFrom, isDraining }));
  const stopWatching = watchSessions({ registry, authentication, milliseconds: limits.sessionCheckMilliseconds, now: api.now, reportFault });
  return {
    get count() {
      return registry.all.size;
    },
    async close() {
      stopWatching();
      keepAlive.stop();
      for (const socket of registry.all) socket.close(CLOSE.goingAway);
      const impatience = setTimeout(() => sockets.clients.forEach((socket) => socket.terminate()), CLOSING_MILLISECONDS);
      await new Promise<void>((resolve) => sockets.close(() => resolve()));
      clearTimeout(impatience);
    },
  };
}

function connect({ options, limits, registry, protocol, keepAlive, isTrusted }: Connections, socket: WebSocket, request: IncomingMessage, requestId: string): void {
  socket.on('error', () => {}); // ws closes by itself, with 1009 for a frame that is too large
  const ip = clientAddress(request.socket.remoteAddress, request.headers['x-forwarded-for'], isTrusted);
  const addressKey = `address:${ip === null ? '' : options.addressKey(ip)}`;
  options.metrics.socketOpened();
  socket.once('close', (code) => options.metrics.socketClosed(code));
  if (!registry.enter(addressKey, limits.perAddress)) return socket.close(...CLOSE.tooManySockets);
  const live: LiveSocket = { requestId, ip, viewer: null, expiresAt: null, close: ([code, reason]) => socket.close(code, reason) };
  registry.add(live);
  const line = new SocketLine(socket, request.socket);
  const extra: ConnectionExtra = { socket: live, line, locale: options.negotiateLocale(headerOf(request, 'accept-language')), isThrottled: false, userKey: { value: null } };
  const stopPinging = keepAlive.add(socket, line);
  const closed = speak(protocol, socket, extra, new MessageAllowance(limits.messageBurst, limits.messagesPerSecond), options);
  socket.once('close', (code, reason) => {
    stopPinging();
    registry.remove(live);
    registry.leave(addressKey);
    if (extra.userKey.value !== null) registry.leave(extra.userKey.value);
    void closed(code, String(reason)).catch((error: unknown) => void options.reportFault(error, { area: 'websocket' }));
  });
}

/** Joins the socket to the protocol. Returns what the protocol wants to hear at the end. */
function speak(protocol: ProtocolServer<ConnectionExtra>, socket: WebSocket, extra: ConnectionExtra, allowance: MessageAllowance, { reportFault, inRequest }: HttpServerOptions): (code?: number, reason?: string) => Promise<void> {
  const allow = (): boolean => {
    const state = allowance.take();
    extra.isThrottled = state !== 'granted';
    if (state === 'abused') socket.close(...CLOSE.tooManyMessages);
    return state !== 'abused' && socket.readyState === socket.OPEN;
  };
  socket.on('ping', allow);
  return protocol.opened({
    protocol: socket.protocol,
    send: (data) => extra.line.send(data) as Promise<void>,
    close: (code, reason) => socket.close(code, reason),
    onMessage: (handle) => socket.on('message', (data) => {
      if (!allow()) return;
      inRequest(extra.socket.requestId, () => handle(String(data))).catch((error: unknown) => {
        reportFault(error, { area: 'websocket' });
        socket.close(...CLOSE.fault);
      });
    }),
  }, extra);
}
