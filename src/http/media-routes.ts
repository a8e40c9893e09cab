import multipart from '@fastify/multipart';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { RequestError } from '../kernel/request-error.ts';
import type { Viewer } from '../kernel/viewer.ts';
import type { LocalStorage } from '../platform/storage/local-storage.ts';

/** What an upload comes to: the body to answer, with its status. */
export interface UploadAnswer {
  readonly status: number;
  readonly body: object;
}
export interface MediaRouteOptions {
  readonly personOf: (request: FastifyRequest) => Promise<Viewer>;
  readonly maxBytes: number;
  readonly upload: (viewer: Viewer, communityId: string, bytes: Buffer) => Promise<UploadAnswer>;
  /** Null when media lie in a bucket, whose links lead there. */
  readonly local: LocalStorage | null;
}
const MAX_FIELDS = 4;

/** `POST /media` (multipart: `communityId`, then `file`), the only kind of upload that mini-programs can do; `GET /media/<key>` for the local folder. */
export const mediaRoutes = ({ personOf, maxBytes, upload, local }: MediaRouteOptions): FastifyPluginAsync => async (app) => {
  await app.register(multipart, { limits: { fileSize: maxBytes, files: 1, fields: MAX_FIELDS, fieldSize: 200, parts: MAX_FIELDS + 1 } });
  app.post('/media', { bodyLimit: maxBytes + 10_000 }, async (request, reply) => {
    const viewer = await personOf(request);
    if (viewer.userId === null) throw new RequestError('UNAUTHENTICATED', 'errors.unauthenticated');
    if (!request.isMultipart()) throw new RequestError('BAD_USER_INPUT', 'errors.upload-multipart');
    const { communityId, bytes } = await readUpload(request, maxBytes);
    const { status, body } = await upload(viewer, communityId, bytes);
    return reply.code(status).send(body);
  });
  if (local !== null) app.get('/media/*', (request, reply) => sendMedia(local, request, reply));
};

async function readUpload(request: FastifyRequest, max: number): Promise<{ communityId: string; bytes: Buffer }> {
  let communityId: string | null = null;
  let bytes: Buffer | null = null;
  for await (const part of request.parts()) {
    if (part.type === 'file') bytes = await part.toBuffer().catch(() => tooLarge(max));
    else if (part.fieldname === 'communityId' && typeof part.value === 'string') communityId = part.value;
  }
  if (communityId === null || bytes === null || bytes.byteLength === 0) throw new RequestError('BAD_USER_INPUT', 'errors.upload-parts');
  return { communityId, bytes };
}
const tooLarge = (max: number): never => {
  throw new RequestError('PAYLOAD_TOO_LARGE', 'errors.upload-too-large', { max });
};

async function sendMedia(local: LocalStorage, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const key = (request.params as { '*': string })['*'];
  const { expires = '', signature = '' } = request.query as { expires?: string; signature?: string };
  const judgement = local.check({ key, expires: String(expires), signature: String(signature) });
  if (judgement !== 'valid') throw new RequestError('FORBIDDEN', judgement === 'expired' ? 'errors.link-expired' : 'errors.link-invalid');
  const object = await local.get(key);
  if (object === null) throw new RequestError('NOT_FOUND', 'errors.media-not-found');
  return reply.type(object.contentType).header('cache-control', 'private, max-age=600, immutable').header('cross-origin-resource-policy', 'cross-origin').send(object.bytes);
}
