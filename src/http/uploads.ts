import type { FastifyRequest } from 'fastify';
import { RequestError } from '../kernel/request-error.ts';
import type { Viewer } from '../kernel/viewer.ts';

/** What an upload comes to: the body to answer, with its status. */
export interface UploadAnswer {
  readonly status: number;
  readonly body: object;
}
export interface UploaderReader {
  readonly personOf: (request: FastifyRequest) => Promise<Viewer>;
}
export interface Upload {
  readonly communityId: string;
  /** As the sender calls it. */
  readonly name: string;
  readonly bytes: Buffer;
}
const MAX_FIELDS = 4;
export const UPLOAD_PARTS = { files: 1, fields: MAX_FIELDS, fieldSize: 200, parts: MAX_FIELDS + 1 };

/** Who sends a multipart body; nobody else is read on. */
export async function uploaderOf({ personOf }: UploaderReader, request: FastifyRequest): Promise<Viewer> {
  const viewer = await personOf(request);
  if (viewer.userId === null) throw new RequestError('UNAUTHENTICATED', 'errors.unauthenticated');
  if (!request.isMultipart()) throw new RequestError('BAD_USER_INPUT', 'errors.upload-multipart');
  return viewer;
}

export async function readUpload(request: FastifyRequest, max: number): Promise<Upload> {
  let communityId: string | null = null;
  let file: { name: string; bytes: Buffer } | null = null;
  for await (const part of request.parts()) {
    if (part.type === 'file') file = { name: part.filename ?? '', bytes: await part.toBuffer().catch(() => tooLarge(max)) };
    else if (part.fieldname === 'communityId' && typeof part.value === 'string') communityId = part.value;
  }
  if (communityId === null || file === null || file.bytes.byteLength === 0) throw new RequestError('BAD_USER_INPUT', 'errors.upload-parts');
  return { communityId, ...file };
}
const tooLarge = (max: number): never => {
  throw new RequestError('PAYLOAD_TOO_LARGE', 'errors.upload-too-large', { max });
};
