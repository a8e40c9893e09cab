import type { MemberRow } from '../../communities/index.ts';
import type { PostsReader } from '../deps.ts';

export interface AuthorKey {
  readonly communityId: string;
  readonly userId: string;
}
/** People as members of the communities they wrote in, former members too. One statement per community. */
export async function authorsOf(db: PostsReader, keys: readonly AuthorKey[]): Promise<MemberRow[]> {
  const byCommunity = Map.groupBy(keys, ({ communityId }) => communityId);
  const found = await Promise.all([...byCommunity].map(([communityId, people]) =>
    db.selectFrom('member').selectAll().where('communityId', '=', communityId).where('userId', 'in', people.map(({ userId }) => userId)).execute()));
  return found.flat();
}
