import multipart from '@fastify/multipart';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { RequestError } from '../kernel/request-error.ts';
import type { Viewer } from '../kernel/viewer.ts';
import type { LocalStorage } from '../platform/storage/local-storage.ts';
import { attachmentHeader, isDownload } from '../platform/storage/storage.ts';
import { readUpload, UPLOAD_PARTS, uploaderOf, type UploadAnswer, type UploaderReader } from './uploads.ts';

export interface MediaRouteOptions extends UploaderReader {
  readonly maxBytes: number;
  readonly upload: (viewer: Viewer, communityId: string, bytes: Buffer) => Promise<UploadAnswer>;
  /** Null when media lie in a bucket, whose links lead there. */
  readonly local: LocalStorage | null;
  /** Whether what lies there may still be had: what is erased goes at once, before its link ends and its bytes are deleted. */
  readonly isServed: (key: string) => Promise<boolean>;
}

/** `POST /media` (multipart: `communityId`, then `file`), the only kind of upload that mini-programs can do; `GET /media/<key>` for the local folder. */
export const mediaRoutes = ({ personOf, maxBytes, upload, local, isServed }: MediaRouteOptions): FastifyPluginAsync => async (app) => {
  await app.register(multipart, { limits: { fileSize: maxBytes, ...UPLOAD_PARTS } });
  app.post('/media', { bodyLimit: maxBytes + 10_000 }, async (request, reply) => {
    const viewer = await uploaderOf({ personOf }, request);
    const { communityId, bytes } = await readUpload(request, maxBytes);
    const { status, body } = await upload(viewer, communityId, bytes);
    return reply.code(status).send(body);
  });
  if (local !== null) app.get('/media/*', (request, reply) => sendMedia({ local, isServed }, request, reply));
};

async function sendMedia({ local, isServed }: { local: LocalStorage } & Pick<MediaRouteOptions, 'isServed'>, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const key = (request.params as { '*': string })['*'];
  const { expires = '', signature = '', name = '' } = request.query as { expires?: string; signature?: string; name?: string };
  const judgement = local.check({ key, expires: String(expires), signature: String(signature), name: String(name) });
  if (judgement !== 'valid') throw new RequestError('FORBIDDEN', judgement === 'expired' ? 'errors.link-expired' : 'errors.link-invalid');
  const object = (await isServed(key)) ? await local.get(key) : null;
  if (object === null) throw new RequestError('NOT_FOUND', 'errors.media-not-found');
  // What is no picture is saved, and whatever opens it all the same may do nothing.
  if (isDownload(key)) void reply.header('content-disposition', attachmentHeader(String(name) || 'file')).header('content-security-policy', "sandbox; default-src 'none'");
  return reply.type(object.contentType).header('x-content-type-options', 'nosniff').header('cache-control', 'private, max-age=600, immutable').header('cross-origin-resource-policy', 'cross-origin').send(object.bytes);
}
