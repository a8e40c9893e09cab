import type { PostsReader } from '../deps.ts';

export interface PostBody {
  readonly id: string;
  readonly body: string;
  readonly bodyHtml: string;
}
/** The words of posts that the viewer was found to be allowed to read. */
export const bodiesOf = (db: PostsReader, ids: readonly string[]): Promise<PostBody[]> => db.selectFrom('post').select(['id', 'body', 'bodyHtml']).where('id', 'in', ids).where('deletedAt', 'is', null).execute();
