import { sql } from 'kysely';
import type { ReactionKind } from '../../../kernel/reaction-kind.ts';
import { anyOf, prepared, type Slots } from '../../../platform/database/prepared.ts';
import type { ReactionTarget } from '../access.ts';
import type { CommentsReader } from '../deps.ts';

const givenTo = (column: 'postId' | 'commentId') => prepared((db: CommentsReader, { userId, ids }: Slots<{ userId: string; ids: readonly string[] }>) =>
  db.selectFrom('reaction').select(['kind', sql.ref<string>(column).as('targetId')]).where('userId', '=', userId).where(column, '=', anyOf(ids)).orderBy('createdAt').orderBy('id'));
const given = { POST: givenTo('postId'), COMMENT: givenTo('commentId') };

/** What a person said about each of many posts and comments, by the target's id: one statement for each kind of target. */
export async function reactionsOfUser(db: CommentsReader, userId: string, targets: readonly ReactionTarget[]): Promise<Map<string, ReactionKind[]>> {
  const read = async (kind: ReactionTarget['kind']): Promise<{ targetId: string; kind: ReactionKind }[]> => {
    const ids = targets.filter((target) => target.kind === kind).map(({ id }) => id);
    return ids.length === 0 ? [] : given[kind](db, { userId, ids });
  };
  const rows = (await Promise.all([read('POST'), read('COMMENT')])).flat();
  return new Map([...Map.groupBy(rows, ({ targetId }) => targetId)].map(([id, own]) => [id, own.map(({ kind }) => kind)]));
}
