import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

/** Words that a post had before an edit; the present ones are in the post itself. */
export const PostRevisionSchema = defineEntity({
  name: 'PostRevision',
  tableName: 'post_revision',
  uniques: [{ name: 'post_revision_number_unique', properties: ['postId', 'number'] }],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    postId: column.reference(),
    /** Counted from 1, the words that were published first. */
    number: p.integer(),
    title: p.text().nullable(),
    body: p.text(),
    bodyHtml: p.text(),
    writtenAt: column.time(),
  },
});
export class PostRevision extends PostRevisionSchema.class {}
PostRevisionSchema.setClass(PostRevision);

export type PostRevisionRow = RowOf<typeof PostRevisionSchema>;
export interface PostRevisionTables {
  post_revision: TableOf<typeof PostRevisionSchema>;
}
