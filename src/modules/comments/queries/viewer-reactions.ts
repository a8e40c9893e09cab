import type { ReactionKind } from '../../../kernel/reaction-kind.ts';
import type { ReactionTarget } from '../access.ts';
import type { CommentsReader } from '../deps.ts';

/** What a person said about each of many posts and comments, by the target's id: one statement for each kind of target. */
export async function reactionsOfUser(db: CommentsReader, userId: string, targets: readonly ReactionTarget[]): Promise<Map<string, ReactionKind[]>> {
  const read = async (column: 'postId' | 'commentId', kind: ReactionTarget['kind']): Promise<{ targetId: string; kind: ReactionKind }[]> => {
    const ids = targets.filter((target) => target.kind === kind).map(({ id }) => id);
    if (ids.length === 0) return [];
    const rows = await db.selectFrom('reaction').select(['kind', column]).where('userId', '=', userId).where(column, 'in', ids).orderBy('createdAt').orderBy('id').execute();
    return rows.map((row) => ({ targetId: (row as Record<typeof column, string>)[column], kind: row.kind }));
  };
  const rows = (await Promise.all([read('postId', 'POST'), read('commentId', 'COMMENT')])).flat();
  return new Map([...Map.groupBy(rows, ({ targetId }) => targetId)].map(([id, own]) => [id, own.map(({ kind }) => kind)]));
}
