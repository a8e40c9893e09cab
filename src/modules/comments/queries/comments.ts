import { sql } from 'kysely';
import { readPage, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { CommentsReader } from '../deps.ts';
import type { CommentRow } from '../model/comment.entity.ts';

/**
 * Which comments: those that answer a post, those that answer a comment, or the whole thread below a comment.
 * All oldest first, so that a page never changes by what is added.
 */
export type CommentList = 'POST' | 'REPLIES' | 'THREAD';

export const commentById = (db: CommentsReader, id: string): Promise<CommentRow | undefined> => db.selectFrom('comment').selectAll().where('id', '=', id).executeTakeFirst();

export const commentsById = (db: CommentsReader, ids: readonly string[]): Promise<CommentRow[]> => db.selectFrom('comment').selectAll().where('id', 'in', ids).execute();

/** Answers to the post are ordered by their absent parent first: so the index gives the order, and a long thread is not sorted for each page. */
const COLUMN = { POST: 'postId', REPLIES: 'parentId', THREAD: 'rootId' } as const;

/** The key of the parent that a comment is listed under. */
export const parentOf = (list: CommentList, row: CommentRow): string => row[COLUMN[list]]!;

/** One page of comments. `readFirst` reads the first page together with those of other parents. */
export function commentsOf(db: CommentsReader, list: CommentList, parentId: string, request: PageRequest, readFirst: (limit: number) => Promise<CommentRow[]>): Promise<Page<CommentRow>> {
  const ordering = { scope: `comments:${list}`, shape: ['time', 'uuid'] as const, keysOf: (row: CommentRow) => [row.createdAt.getTime(), row.id] };
  return readPage<CommentRow>(request, ordering, (after, limit) => {
    if (after === null) return readFirst(limit);
    const query = db.selectFrom('comment').selectAll().where(COLUMN[list], '=', parentId).limit(limit)
      .where(sql<boolean>`(${sql.ref('createdAt')}, ${sql.ref('id')}) > (${new Date(after[0] as number)}::timestamptz, ${after[1]}::uuid)`);
    return (list === 'POST' ? query.where('parentId', 'is', null).orderBy('parentId') : query).orderBy('createdAt').orderBy('id').execute();
  });
}

/** The first comments of each of many parents, in one statement. */
export function firstComments(db: CommentsReader, list: CommentList, parentIds: readonly string[], limit: number): Promise<CommentRow[]> {
  const parents = list === 'POST' ? db.selectFrom('post as parent') : db.selectFrom('comment as parent');
  return (parents as ReturnType<typeof db.selectFrom<'post as parent'>>)
    .innerJoinLateral((eb) => {
      const query = eb.selectFrom('comment').selectAll().whereRef(`comment.${COLUMN[list]}`, '=', 'parent.id').limit(limit);
      return (list === 'POST' ? query.where('parentId', 'is', null).orderBy('parentId') : query).orderBy('createdAt').orderBy('id').as('first');
    }, (join) => join.onTrue())
    .selectAll('first').where('parent.id', 'in', parentIds).orderBy('first.createdAt').orderBy('first.id').execute();
}
