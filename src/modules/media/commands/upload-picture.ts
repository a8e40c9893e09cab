import { failure, type Failure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import { requireSpeaker, type SpeakerFailure } from '../../communities/index.ts';
import type { MediaDeps } from '../deps.ts';
import { Media, type MediaRow } from '../model/media.entity.ts';
import { mediaById } from '../queries/media.ts';

export interface UploadPictureInput {
  readonly communityId: string;
  readonly bytes: Uint8Array;
}
export type UploadPictureFailure = Failure<'NOT_FOUND' | 'TOO_MANY_ATTEMPTS' | 'FILE_TYPE_REFUSED' | 'FILE_TOO_LARGE' | 'FILE_UNREADABLE'> | SpeakerFailure;
const REFUSALS = { 'unsupported-type': 'FILE_TYPE_REFUSED', 'too-many-pixels': 'FILE_TOO_LARGE', broken: 'FILE_UNREADABLE' } as const;
const EXTENSIONS: Readonly<Record<string, string>> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp', 'image/gif': 'gif' };

/** Takes a picture of a member who may write. Refused before it is decoded where that is possible; nothing is kept of a refused one. */
export async function uploadPicture(deps: MediaDeps, viewer: Viewer, { communityId, bytes }: UploadPictureInput): Promise<Result<MediaRow, UploadPictureFailure>> {
  const { userId } = signedIn(viewer);
  const speaker = await requireSpeaker(deps.reader as never, viewer, communityId, deps.clock.now(), 'communityId');
  if (!speaker.ok) return speaker;
  const points = await deps.limiter.consume('uploads', userId);
  if (!points.isAllowed) return refuse(failure('TOO_MANY_ATTEMPTS', undefined, { minutes: Math.ceil(points.retryAfterSeconds / 60) }));
  const image = await deps.sanitizeImage(bytes);
  if (!image.ok) return refuse(failure(REFUSALS[image.failure.kind], ['file']));

  // The row comes before the object, so that the nightly purge knows of every object that was left behind.
  const { contentType, width, height } = image.value;
  const id = newId(deps.clock.now().getTime());
  const storageKey = `pictures/${id}.${EXTENSIONS[contentType]!}`;
  await deps.uow.run(async (tx) => {
    tx.em.create(Media, { id, communityId, uploaderId: userId, storageKey, contentType, width, height, bytes: image.value.bytes.byteLength, createdAt: tx.now });
    return ok(null);
  });
  await deps.storage.put(storageKey, image.value.bytes, contentType);
  await deps.uow.run(async (tx) => {
    await tx.db.updateTable('media').set({ storedAt: tx.now }).where('id', '=', id).execute();
    return ok(null);
  });
  return ok((await mediaById(deps.reader, id))!);
}
