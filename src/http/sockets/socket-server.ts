import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { handleProtocols } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import { clientAddress, type IsTrusted } from '../client-address.ts';
import { headerOf } from '../errors.ts';
import { GRAPHQL_PATH } from '../graphql-route.ts';
import { SOCKET_LIMITS, type HttpServerOptions, type SocketLimits } from '../options.ts';
import { CLOSE } from './close-codes.ts';
import { Connection, type ConnectionHost } from './connection.ts';
import { KeepAlive } from './keep-alive.ts';
import { takeMessage } from './message-allowance.ts';
import { Protocol } from './protocol.ts';
import { SocketRegistry } from './socket-registry.ts';
import { watchSessions } from './session-watch.ts';
import { upgradeHandler } from './upgrade.ts';

/** Clients that do not answer the end of their socket are not waited for longer. */
const CLOSING_MILLISECONDS = 2_000;

export interface SocketServer {
  /** Tells every client to come back elsewhere. */
  close(): Promise<void>;
  readonly count: number;
}

/** WebSockets on the HTTP server's own port and path. */
export function serveSockets(server: HttpServer, options: HttpServerOptions, isTrusted: IsTrusted, isDraining: () => boolean): SocketServer {
  const limits = { ...SOCKET_LIMITS, ...options.sockets };
  const registry = new SocketRegistry<Connection>();
  const { api, authentication, reportFault, metrics } = options;
  const protocol = new Protocol({ api, authentication, registry, limits, metrics });
  const sockets = new WebSocketServer({ noServer: true, clientTracking: false, maxPayload: limits.maxMessageBytes, autoPong: false, handleProtocols, WebSocket: Connection });
  const keepAlive = new KeepAlive({ ...limits, connections: registry.all });
  const connect = connecting({ options, limits, registry, protocol, isTrusted });
  server.on('upgrade', upgradeHandler(sockets, connect, { path: GRAPHQL_PATH, corsOrigins: options.corsOrigins, requestIdFrom: options.requestIdFrom, isDraining }));
  const stopWatching = watchSessions({ registry, authentication, milliseconds: limits.sessionCheckMilliseconds, now: api.now, reportFault });
  return {
    get count() {
      return registry.all.size;
    },
    async close() {
      stopWatching();
      keepAlive.stop();
      for (const connection of registry.all) connection.end(CLOSE.goingAway);
      const impatience = setTimeout(() => registry.all.forEach((connection) => connection.terminate()), CLOSING_MILLISECONDS);
      await registry.emptied();
      clearTimeout(impatience);
    },
  };
}

interface Place {
  readonly options: HttpServerOptions;
  readonly limits: SocketLimits;
  readonly registry: SocketRegistry<Connection>;
  readonly protocol: Protocol;
  readonly isTrusted: IsTrusted;
}

/** Answers what takes a new socket in. */
function connecting(place: Place): (connection: Connection, request: IncomingMessage, requestId: string) => void {
  const { options: { metrics, negotiateLocale, addressKey }, limits, registry, protocol, isTrusted } = place;
  const host = hostOf(place);
  let number = 0;
  return (connection, request, requestId) => {
    const ip = clientAddress(request.socket.remoteAddress, request.headers['x-forwarded-for'], isTrusted);
    connection.begin(host, request.socket, { number: number++, requestId: inOnePiece(requestId), ip, locale: negotiateLocale(headerOf(request, 'accept-language')) });
    metrics.socketOpened();
    registry.add(connection);
    connection.isCounted = registry.enterAddress(ip === null ? '' : addressKey(ip), limits.perAddress);
    if (connection.isCounted) protocol.opened(connection);
    else connection.end(CLOSE.tooManySockets);
  };
}

/** An id that was put together from twenty strings takes ten times its length. */
const inOnePiece = (text: string): string => Buffer.from(text).toString();

const hostOf = ({ options: { metrics, reportFault, inRequest, addressKey }, limits, registry, protocol }: Place): ConnectionHost => ({
  allow: (connection) => takeMessage(connection, limits),
  heard: (connection, text) => inRequest(connection.requestId, () => protocol.heard(connection, text)),
  reportFault: (error) => void reportFault(error, { area: 'websocket' }),
  closed(connection, code) {
    metrics.socketClosed(code);
    registry.remove(connection);
    if (connection.isCounted) registry.leaveAddress(connection.ip === null ? '' : addressKey(connection.ip));
    if (connection.viewer !== null) registry.leaveUser(connection.viewer.userId!);
  },
});
