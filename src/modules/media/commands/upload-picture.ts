import { failure, type Failure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import { requireSpeaker, type SpeakerFailure } from '../../communities/index.ts';
import type { MediaDeps } from '../deps.ts';
import type { MediaRow } from '../model/media.entity.ts';
import { keep, takeUpload } from './keep-upload.ts';

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
  const taken = await takeUpload(deps, userId);
  if (!taken.ok) return taken;
  const image = await deps.sanitizeImage(bytes);
  if (!image.ok) return refuse(failure(REFUSALS[image.failure.kind], ['file']));
  const { contentType, width, height } = image.value;
  const id = newId(deps.clock.now().getTime());
  return keep(deps, { id, communityId, uploaderId: userId, kind: 'PICTURE', fileKind: null, fileName: null, storageKey: `pictures/${id}.${EXTENSIONS[contentType]!}`, contentType, width, height }, image.value.bytes);
}
