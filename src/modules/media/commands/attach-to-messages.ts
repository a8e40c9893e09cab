import { anyOf, prepared, rowsOf, type Slots } from '../../../platform/database/prepared.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import type { MediaReader } from '../deps.ts';
import type { MediaRow } from '../model/media.entity.ts';

const freeAmong = prepared((db: MediaReader, { communityIds, ids }: Slots<{ communityIds: readonly string[]; ids: readonly string[] }>) =>
  db.selectFrom('media').select(['id', 'communityId', 'uploaderId', 'kind']).where('communityId', '=', anyOf(communityIds)).where('id', '=', anyOf(ids))
    .where('storedAt', 'is not', null).where('postId', 'is', null).where('messageId', 'is', null).orderBy('id').forUpdate());

/** An upload that nothing shows yet. */
export type FreeUpload = Pick<MediaRow, 'communityId' | 'uploaderId' | 'kind'>;

/** Those of the uploads that nothing shows yet, by id, with their uploaders; nobody else takes them until the transaction ends. */
export const freeUploads = async (tx: Tx, communityIds: readonly string[], ids: readonly string[]): Promise<Map<string, FreeUpload>> =>
  new Map((await freeAmong(tx.db as MediaReader, { communityIds, ids })).map((upload) => [upload.id, upload]));

/** A picture or file of a message of a room, at its place. */
export interface MessagePicture {
  readonly mediaId: string;
  readonly communityId: string;
  readonly roomId: string;
  readonly messageId: string;
  readonly position: number;
}
type PictureLists = { readonly ids: readonly string[]; readonly communityIds: readonly string[]; readonly roomIds: readonly string[]; readonly messageIds: readonly string[]; readonly positions: readonly number[] };
const showAll = prepared((db: MediaReader, { ids, communityIds, roomIds, messageIds, positions }: Slots<PictureLists>) =>
  db.updateTable('media').from(rowsOf('picture', { id: [ids, 'uuid'], communityId: [communityIds, 'uuid'], roomId: [roomIds, 'uuid'], messageId: [messageIds, 'uuid'], position: [positions, 'int'] }))
    .set((eb) => ({ roomId: eb.ref('picture.roomId'), messageId: eb.ref('picture.messageId'), position: eb.ref('picture.position') }))
    .whereRef('media.id', '=', 'picture.id').whereRef('media.communityId', '=', 'picture.communityId'));

/** Makes free uploads the pictures and files of messages. */
export async function attachToMessages(tx: Tx, pictures: readonly MessagePicture[]): Promise<void> {
  const list = <Name extends keyof MessagePicture>(name: Name): MessagePicture[Name][] => pictures.map((picture) => picture[name]);
  await showAll(tx.db as MediaReader, { ids: list('mediaId'), communityIds: list('communityId'), roomIds: list('roomId'), messageIds: list('messageId'), positions: list('position') });
}

/** Ends the pictures and files of messages, in the transaction that erases them: nobody gets or attaches them again, and the purge takes them. */
export async function eraseOfMessages(tx: Tx, communityId: string, messageIds: readonly string[]): Promise<void> {
  await (tx.db as MediaReader).updateTable('media').set({ roomId: null, messageId: null, storedAt: null }).where('communityId', '=', communityId).where('messageId', 'in', messageIds).execute();
}
