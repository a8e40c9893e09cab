import { failure, type Failure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { MediaDeps } from '../deps.ts';
import { Media, type MediaRow } from '../model/media.entity.ts';
import { mediaById } from '../queries/media.ts';

type NewUpload = Pick<MediaRow, 'id' | 'communityId' | 'uploaderId' | 'kind' | 'fileKind' | 'fileName' | 'storageKey' | 'contentType' | 'width' | 'height'>;

/** Counts an upload of a person. */
export async function takeUpload({ limiter }: MediaDeps, userId: string): Promise<Result<null, Failure<'TOO_MANY_ATTEMPTS'>>> {
  const points = await limiter.consume('uploads', userId);
  return points.isAllowed ? ok(null) : refuse(failure('TOO_MANY_ATTEMPTS', undefined, { minutes: Math.ceil(points.retryAfterSeconds / 60) }));
}

/** Stores an upload. The row comes before the object, so that the nightly purge knows of every object that was left behind. */
export async function keep({ uow, storage, reader }: MediaDeps, upload: NewUpload, bytes: Uint8Array): Promise<{ readonly ok: true; readonly value: MediaRow }> {
  await uow.run(async (tx) => {
    tx.em.create(Media, { ...upload, bytes: bytes.byteLength, createdAt: tx.now });
    return ok(null);
  });
  await storage.put(upload.storageKey, bytes, upload.contentType);
  await uow.run(async (tx) => {
    await tx.db.updateTable('media').set({ storedAt: tx.now }).where('id', '=', upload.id).execute();
    return ok(null);
  });
  return ok((await mediaById(reader, upload.id))!);
}
