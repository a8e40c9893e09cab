import { defineEntity, p } from '@mikro-orm/core';
import type { FileKind } from '../../../platform/files/detect-file.ts';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

export type MediaKind = 'PICTURE' | 'FILE';

/** A picture or a file that a member uploaded. It is seen by others only through what it is attached to. */
export const MediaSchema = defineEntity({
  name: 'Media',
  tableName: 'media',
  uniques: [{ name: 'media_community_id_id_unique', properties: ['communityId', 'id'] }],
  checks: [{ name: 'media_kind', expression: "(kind = 'PICTURE') = (width is not null) and (kind = 'PICTURE') = (height is not null) and (kind = 'FILE') = (file_name is not null) and (kind = 'FILE') = (file_kind is not null) and (kind = 'PICTURE' or post_id is null)" }],
  indexes: [
    { name: 'media_post_id_index', properties: ['postId', 'position'] },
    { name: 'media_message_id_index', properties: ['messageId', 'position'] },
    { name: 'media_unattached_index', expression: 'create index "media_unattached_index" on "media" ("created_at") where post_id is null and message_id is null' },
  ],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    uploaderId: column.reference(),
    /** Where it lies in the storage. */
    storageKey: p.text(),
    contentType: p.text(),
    /** A picture has a size in pixels; a file has a kind and a name. */
    kind: p.text().$type<MediaKind>().default('PICTURE'),
    width: p.integer().nullable(),
    height: p.integer().nullable(),
    fileKind: p.text().$type<FileKind>().nullable(),
    fileName: p.text().nullable(),
    bytes: p.integer(),
    /** Null until the storage has it, and again once what showed it is erased. */
    storedAt: column.time().nullable(),
    postId: column.reference().nullable(),
    /** The message that shows it and its room; both or none. */
    roomId: column.reference().nullable(),
    messageId: column.reference().nullable(),
    position: p.integer().default(0),
    createdAt: column.time(),
  },
});
export class Media extends MediaSchema.class {}
MediaSchema.setClass(Media);

export type MediaRow = RowOf<typeof MediaSchema>;
export interface MediaTables {
  media: TableOf<typeof MediaSchema>;
}
