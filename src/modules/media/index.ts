import type { Reaction } from '../../kernel/event.ts';
import { job, type JobDefinition } from '../../kernel/job.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import { attachToMessages, eraseOfMessages, freeUploads } from './commands/attach-to-messages.ts';
import { attachToPost, eraseOfPost } from './commands/attach-to-post.ts';
import { purgeUnattached } from './commands/purge-unattached.ts';
import { uploadFile, type UploadFileInput } from './commands/upload-file.ts';
import { uploadPicture, type UploadPictureInput } from './commands/upload-picture.ts';
import type { MediaDeps } from './deps.ts';
import type { MediaKind, MediaRow } from './model/media.entity.ts';
import { isServed, mediaById, mediaOfMessages, picturesOf } from './queries/media.ts';

/** Links live this long: whoever shares one shares it for ten minutes. */
const LINK_SECONDS = 600;

/** Pictures and files: uploads, what shows them, and links that expire. */
export function createMedia(deps: MediaDeps) {
  return {
    uploadFile: (viewer: Viewer, input: UploadFileInput) => uploadFile(deps, viewer, input),
    uploadPicture: (viewer: Viewer, input: UploadPictureInput) => uploadPicture(deps, viewer, input),
    /** Posts call these inside their own transactions. */
    attach: attachToPost, eraseOfPost,
    /** Chat calls these inside its own transactions. */
    freeUploads, attachToMessages, eraseOfMessages,
    mediaOfMessages: (messageIds: readonly string[]) => mediaOfMessages(deps.reader, messageIds),
    picturesOf: (postIds: readonly string[]) => picturesOf(deps.reader, postIds),
    /** An upload, for the person who made it and for those who read what shows it. */
    uploadInView: async (viewer: Viewer, id: string, kind: MediaKind): Promise<MediaRow | null> => {
      const row = await mediaById(deps.reader, id);
      if (row?.kind !== kind || row.storedAt === null) return null;
      return row.uploaderId === viewer.userId || (await deps.hosts.shows(viewer, row)) ? row : null;
    },
    linkTo: ({ storageKey, fileName }: Pick<MediaRow, 'storageKey' | 'fileName'>) => deps.storage.signedUrl(storageKey, { expiresInSeconds: LINK_SECONDS, downloadAs: fileName }),
    /** For the route of the local folder, behind a link that is valid. */
    isServed: (storageKey: string) => isServed(deps.reader, storageKey, deps.clock.now()),
    reactions: [] as readonly Reaction[],
    jobs: [job({ name: 'media.purge-unattached', schedule: '41 3 * * *', handle: () => purgeUnattached(deps) })] as readonly JobDefinition[],
  };
}
export type MediaModule = ReturnType<typeof createMedia>;

export type { UploadFileFailure, UploadFileInput } from './commands/upload-file.ts';
export type { UploadPictureFailure, UploadPictureInput } from './commands/upload-picture.ts';
export type { MediaDeps } from './deps.ts';
export type { FreeUpload, MessagePicture } from './commands/attach-to-messages.ts';
export { createUploadHosts, type UploadHost } from './upload-hosts.ts';
export { FILE_KINDS, type FileKind } from './model/file-kind.ts';
export { Media, type MediaKind, type MediaRow, type MediaTables } from './model/media.entity.ts';
