import type { FastifyPluginAsync } from 'fastify';
import type { RawWebhook } from './options.ts';

const BODY_LIMIT = 1_024 * 1_024;

export interface RawWebhookOptions {
  readonly path: string;
  readonly signatureHeader: string;
  readonly handle: RawWebhook;
}

/** Its own encapsulated parser: here, and here only, a JSON body stays the bytes that were signed. */
export const rawWebhook: FastifyPluginAsync<RawWebhookOptions> = async (app, { path, signatureHeader, handle }) => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: BODY_LIMIT }, (_request, body, done) => done(null, body));
  app.post(path, { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    const signature = request.headers[signatureHeader];
    const { status, body } = await handle(Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0), typeof signature === 'string' ? signature : '');
    return reply.code(status).send(body);
  });
};
