import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Server } from 'ws';
import { messageOf } from '../../graphql/user-error.ts';
import { headerOf, writeRawError } from '../errors.ts';
import type { Connection } from './connection.ts';

export interface UpgradeOptions {
  readonly path: string;
  readonly corsOrigins: readonly string[];
  readonly requestIdFrom: (header: unknown) => string;
  readonly isDraining: () => boolean;
}

/** Lets a request become a WebSocket, or answers it as HTTP. */
export function upgradeHandler(sockets: Server<typeof Connection>, connected: (connection: Connection, request: IncomingMessage, requestId: string) => void, { path, corsOrigins, requestIdFrom, isDraining }: UpgradeOptions) {
  return (request: IncomingMessage, stream: Duplex, head: Buffer): void => {
    const requestId = requestIdFrom(request.headers['x-request-id']);
    stream.on('error', destroyIt);
    if ((request.url ?? '/').split('?', 1)[0] !== path) return writeRawError(stream as Socket, 404, 'NOT_FOUND', messageOf('en', 'errors.not-found'), requestId);
    if (isDraining()) return writeRawError(stream as Socket, 503, 'UNAVAILABLE', messageOf('en', 'errors.unavailable'), requestId);
    if (isForeign(request, corsOrigins)) return writeRawError(stream as Socket, 403, 'FORBIDDEN', messageOf('en', 'errors.forbidden'), requestId);
    sockets.handleUpgrade(request, stream, head, (connection) => {
      stream.off('error', destroyIt);
      connected(connection, request, requestId);
    });
  };
}

// One for all: a function of its own would keep the request as long as the socket lives.
function destroyIt(this: Duplex): void {
  this.destroy();
}

/** A page of another origin that brings the browser's cookies. This server reads none, but a proxy before it may. */
function isForeign(request: IncomingMessage, corsOrigins: readonly string[]): boolean {
  const origin = headerOf(request, 'origin');
  if (request.headers.cookie === undefined || origin === undefined || corsOrigins.includes(origin)) return false;
  return URL.parse(origin)?.host !== headerOf(request, 'host');
}
