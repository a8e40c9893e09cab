import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { ErrorCode } from '../kernel/error-code.ts';
import type { ReportFault } from '../graphql/error-masker.ts';
import { refusalOf, statusOf, type Refusal } from '../graphql/refusal.ts';
import { messageOf } from '../graphql/user-error.ts';
import { RequestError } from '../kernel/request-error.ts';
import type { Locale } from '../kernel/viewer.ts';

export interface ErrorOptions {
  readonly reportFault: ReportFault;
  readonly localeOf: (request: FastifyRequest) => Locale;
}

/** Every failure outside an operation, too, is JSON of the same shape, with the request's id and without internals. */
export function answerErrors(app: FastifyInstance, { reportFault, localeOf }: ErrorOptions): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const refusal = refusalOf(ofTransport(error) ?? error, { locale: localeOf(request), reportFault, operationName: request.routeOptions.url ?? null });
    if (refusal.retryAfter !== null) void reply.header('retry-after', refusal.retryAfter);
    const status = ofTransport(error) ? error.statusCode! : statusOfPath(refusal);
    return reply.code(status).type(JSON_TYPE).send({ errors: refusal.errors, extensions: { requestId: request.id } });
  });
  app.setNotFoundHandler((request, reply) => sendError(request, reply, 404, 'NOT_FOUND', 'errors.not-found', localeOf(request)));
}
export const JSON_TYPE = 'application/json; charset=utf-8';

/** Outside an operation, what is not there is what its path names. */
const statusOfPath = (refusal: Refusal): number => (refusal.code === 'NOT_FOUND' ? 404 : statusOf(refusal, false));

/** Answers a fixed error. */
export function sendError(request: FastifyRequest, reply: FastifyReply, status: number, code: ErrorCode, key: string, locale: Locale): FastifyReply {
  return reply.code(status).type(JSON_TYPE).send({ errors: [{ message: messageOf(locale, key), extensions: { code } }], extensions: { requestId: request.id } });
}

/** What Fastify refuses before a handler runs: bodies that are too large or cannot be read. */
function ofTransport(error: FastifyError): RequestError | null {
  if (!(error instanceof Error) || typeof error.statusCode !== 'number' || error.statusCode >= 500 || error.statusCode < 400) return null;
  if (error.statusCode === 413) return new RequestError('PAYLOAD_TOO_LARGE', 'errors.payload-too-large', { max: (error as { limit?: number }).limit ?? 0 });
  return new RequestError('BAD_USER_INPUT', 'errors.malformed-request');
}

/** Requests that Node could not even parse: the connection is all there is. */
export function refuseConnection(error: Error & { code?: string }, socket: Socket, requestId: string): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  writeRawError(socket, status, 'BAD_USER_INPUT', messageOf('en', 'errors.malformed-request'), requestId);
}

export function writeRawError(socket: Socket, status: number, code: ErrorCode, message: string, requestId: string): void {
  const body = JSON.stringify({ errors: [{ message, extensions: { code } }], extensions: { requestId } });
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nconnection: close\r\ncontent-type: ${JSON_TYPE}\r\nx-request-id: ${requestId}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`, () => socket.destroySoon());
}
export const headerOf = (request: IncomingMessage, name: string): string | undefined => {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
};
