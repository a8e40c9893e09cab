import { defineEntity, p } from '@mikro-orm/core';
import type { ReactionCounts } from '../../../kernel/reaction-kind.ts';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';
import type { CheckedContent } from './content.ts';

export const POST_TYPES = ['TALK', 'ARTICLE'] as const;
export type PostTypeName = (typeof POST_TYPES)[number];

export const PostSchema = defineEntity({
  name: 'Post',
  tableName: 'post',
  uniques: [{ name: 'post_community_id_id_unique', properties: ['communityId', 'id'] }],
  indexes: [
    { name: 'post_community_newest_index', properties: ['communityId', 'publishedAt', 'id'] },
    { name: 'post_community_hottest_index', properties: ['communityId', 'hotScore', 'id'] },
    { name: 'post_topic_newest_index', properties: ['topicId', 'publishedAt', 'id'] },
    { name: 'post_topic_hottest_index', properties: ['topicId', 'hotScore', 'id'] },
    { name: 'post_author_index', properties: ['communityId', 'authorId'] },
  ],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    topicId: column.reference(),
    authorId: column.reference(),
    type: p.text().$type<PostTypeName>(),
    title: p.text().nullable(),
    /** Markdown as it was written; empty once deleted. */
    body: p.text(),
    /** The body as sanitised HTML. */
    bodyHtml: p.text(),
    /** The author's own words for those who may not read. */
    teaser: p.text().nullable(),
    /** Made from the first paragraph; never the whole text. */
    excerpt: p.text(),
    revisionNumber: p.integer().default(1),
    commentCount: p.integer().default(0),
    reactionCount: p.integer().default(0),
    reactionCounts: p.json().$type<ReactionCounts>().defaultRaw(`'{}'`),
    /** Time and attention in one integer: what a feed of the hottest is ordered by. */
    hotScore: column.bigint(),
    publishedAt: column.time(),
    editedAt: column.time().nullable(),
    deletedAt: column.time().nullable(),
    deletedBy: column.reference().nullable(),
  },
});
export class Post extends PostSchema.class {
  isDeleted(): boolean {
    return this.deletedAt !== null && this.deletedAt !== undefined;
  }
  /** When the present words were written. */
  writtenAt(): Date {
    return this.editedAt ?? this.publishedAt;
  }
  /** Takes new words; the caller keeps the old ones as a revision. */
  rewrite(content: CheckedContent, at: Date): void {
    Object.assign(this, content);
    this.revisionNumber += 1;
    this.editedAt = at;
  }
  /** Leaves a tombstone: nothing of what was written stays. */
  erase(by: string, at: Date): void {
    Object.assign(this, { title: null, body: '', bodyHtml: '', teaser: null, excerpt: '', deletedAt: at, deletedBy: by });
  }
}
PostSchema.setClass(Post);

export type PostRow = RowOf<typeof PostSchema>;
/** A post as it may be held for anybody who sees its community: without its words. */
export type PostCard = Omit<PostRow, 'body' | 'bodyHtml'>;
export interface PostTables {
  post: TableOf<typeof PostSchema>;
}
