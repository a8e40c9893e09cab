import { readPage, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { PostsReader } from '../deps.ts';
import type { PostRevisionRow } from '../model/post-revision.entity.ts';

/** Former words of a post, newest first. `readFirst` reads the first page together with those of other posts. */
export function revisionsOf(db: PostsReader, postId: string, request: PageRequest, readFirst: (limit: number) => Promise<PostRevisionRow[]>): Promise<Page<PostRevisionRow>> {
  return readPage<PostRevisionRow>(request, { scope: 'post-revisions', shape: ['int'], keysOf: ({ number }) => [number] }, (after, limit) => {
    if (after === null) return readFirst(limit);
    return db.selectFrom('post_revision').selectAll().where('postId', '=', postId).where('number', '<', after[0] as number).orderBy('number', 'desc').limit(limit).execute();
  });
}

/** The newest former words of each of many posts, in one statement. */
export function firstRevisions(db: PostsReader, postIds: readonly string[], limit: number): Promise<PostRevisionRow[]> {
  return db.selectFrom('post')
    .innerJoinLateral((eb) => eb.selectFrom('post_revision').selectAll().whereRef('post_revision.postId', '=', 'post.id').orderBy('number', 'desc').limit(limit).as('first'), (join) => join.onTrue())
    .selectAll('first').where('post.id', 'in', postIds).orderBy('first.number', 'desc').execute();
}

export const revisionById = (db: PostsReader, id: string): Promise<PostRevisionRow | undefined> => db.selectFrom('post_revision').selectAll().where('id', '=', id).executeTakeFirst();
