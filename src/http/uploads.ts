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
  const { communityId, file } = await partsOf(request).catch((error: unknown) => refuseBody(error, max));
  if (communityId === null || file === null || file.bytes.byteLength === 0) throw new RequestError('BAD_USER_INPUT', 'errors.upload-parts');
  return { communityId, ...file };
}

async function partsOf(request: FastifyRequest): Promise<{ communityId: string | null; file: Omit<Upload, 'communityId'> | null }> {
  let communityId: string | null = null;
  let file: Omit<Upload, 'communityId'> | null = null;
  for await (const part of request.parts()) {
    if (part.type === 'file') file = { name: part.filename ?? '', bytes: await part.toBuffer() };
    else if (part.fieldname === 'communityId' && typeof part.value === 'string') communityId = part.value;
  }
  return { communityId, file };
}

/** A body is read by its parser alone: what fails there is the sender's. */
function refuseBody(error: unknown, max: number): never {
  const { code, statusCode } = error as { code?: string; statusCode?: number };
  if (code === 'FST_REQ_FILE_TOO_LARGE') throw new RequestError('PAYLOAD_TOO_LARGE', 'errors.upload-too-large', { max });
  throw new RequestError(statusCode === 413 ? 'PAYLOAD_TOO_LARGE' : 'BAD_USER_INPUT', 'errors.upload-parts');
}
