import type { Reaction } from '../../kernel/event.ts';
import { job, type JobDefinition } from '../../kernel/job.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import { attachToMessages, detachFromMessages, freeUploads } from './commands/attach-to-messages.ts';
import { attachToPost } from './commands/attach-to-post.ts';
import { purgeUnattached } from './commands/purge-unattached.ts';
import { uploadPicture, type UploadPictureInput } from './commands/upload-picture.ts';
import type { MediaDeps } from './deps.ts';
import type { MediaRow } from './model/media.entity.ts';
import { mediaById, picturesOf, picturesOfMessages } from './queries/media.ts';

/** Links live this long: whoever shares one shares it for ten minutes. */
const LINK_SECONDS = 600;

/** Pictures: uploads, what shows them, and links that expire. */
export function createMedia(deps: MediaDeps) {
  return {
    uploadPicture: (viewer: Viewer, input: UploadPictureInput) => uploadPicture(deps, viewer, input),
    /** Posts call it inside their own transaction. */
    attach: attachToPost,
    /** Chat calls these inside its own transactions. */
    freeUploads, attachToMessages, detachFromMessages,
    picturesOfMessages: (messageIds: readonly string[]) => picturesOfMessages(deps.reader, messageIds),
    picturesOf: (postIds: readonly string[]) => picturesOf(deps.reader, postIds),
    /** An upload, for the person who made it. */
    ownUpload: async (viewer: Viewer, id: string): Promise<MediaRow | null> => {
      const row = await mediaById(deps.reader, id);
      return row !== null && row.storedAt !== null && row.uploaderId === viewer.userId ? row : null;
    },
    linkTo: ({ storageKey }: MediaRow) => deps.storage.signedUrl(storageKey, { expiresInSeconds: LINK_SECONDS }),
    reactions: [] as readonly Reaction[],
    jobs: [job({ name: 'media.purge-unattached', schedule: '41 3 * * *', handle: () => purgeUnattached(deps) })] as readonly JobDefinition[],
  };
}
export type MediaModule = ReturnType<typeof createMedia>;

export type { UploadPictureFailure, UploadPictureInput } from './commands/upload-picture.ts';
export type { MediaDeps } from './deps.ts';
export type { MessagePicture } from './commands/attach-to-messages.ts';
export { Media, type MediaRow, type MediaTables } from './model/media.entity.ts';
