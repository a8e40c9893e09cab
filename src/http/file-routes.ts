import multipart from '@fastify/multipart';
import type { FastifyPluginAsync } from 'fastify';
import type { Viewer } from '../kernel/viewer.ts';
import { uploaderOf, readUpload, UPLOAD_PARTS, type UploadAnswer, type UploaderReader } from './uploads.ts';

export interface FileRouteOptions extends UploaderReader {
  readonly maxBytes: number;
  readonly upload: (viewer: Viewer, file: { readonly communityId: string; readonly name: string; readonly bytes: Buffer }) => Promise<UploadAnswer>;
}

/** `POST /files` (multipart: `communityId`, then `file`): what messages carry beside pictures. */
export const fileRoutes = ({ personOf, maxBytes, upload }: FileRouteOptions): FastifyPluginAsync => async (app) => {
  await app.register(multipart, { limits: { fileSize: maxBytes, ...UPLOAD_PARTS } });
  app.post('/files', { bodyLimit: maxBytes + 10_000 }, async (request, reply) => {
    const viewer = await uploaderOf({ personOf }, request);
    const { status, body } = await upload(viewer, await readUpload(request, maxBytes));
    return reply.code(status).send(body);
  });
};
