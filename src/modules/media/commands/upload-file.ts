import { failure, type Failure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import { requireSpeaker, type SpeakerFailure } from '../../communities/index.ts';
import type { MediaDeps } from '../deps.ts';
import { cleanFileName } from '../model/file-name.ts';
import type { MediaRow } from '../model/media.entity.ts';
import { keep, takeUpload } from './keep-upload.ts';

export interface UploadFileInput {
  readonly communityId: string;
  /** As the sender calls it. */
  readonly name: string;
  readonly bytes: Uint8Array;
}
export type UploadFileFailure = Failure<'NOT_FOUND' | 'TOO_MANY_ATTEMPTS' | 'FILE_TYPE_REFUSED' | 'FILES_OFF'> | SpeakerFailure;

/** Takes a file of a member who may write, as it is: it is told apart by its bytes, never opened, and only given to be saved. */
export async function uploadFile(deps: MediaDeps, viewer: Viewer, { communityId, name, bytes }: UploadFileInput): Promise<Result<MediaRow, UploadFileFailure>> {
  const { userId } = signedIn(viewer);
  const speaker = await requireSpeaker(deps.reader as never, viewer, communityId, deps.clock.now(), 'communityId');
  if (!speaker.ok) return speaker;
  if (!speaker.value.community.filesAllowed) return refuse(failure('FILES_OFF', ['communityId']));
  const taken = await takeUpload(deps, userId);
  if (!taken.ok) return taken;
  const file = await deps.detectFile(bytes);
  if (!file.ok) return refuse(failure('FILE_TYPE_REFUSED', ['file']));
  const { contentType, extension, kind: fileKind } = file.value;
  const id = newId(deps.clock.now().getTime());
  const row = { id, communityId, uploaderId: userId, kind: 'FILE' as const, fileKind, fileName: cleanFileName(name, extension), storageKey: `files/${id}.${extension}`, contentType, width: null, height: null };
  return keep(deps, row, bytes);
}
