import { notFound, type Failure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { topicForManaging } from '../access.ts';
import type { TopicsDeps, TopicsReader } from '../deps.ts';
import type { TopicRow } from '../model/topic.entity.ts';
import { topicById } from '../queries/topics.ts';

/** Puts a topic right after another one, or first. Moves of one community wait for each other on its row. */
export async function moveTopic(deps: TopicsDeps, viewer: Viewer, topicId: string, afterTopicId: string | null): Promise<Result<TopicRow, Failure<'NOT_FOUND'>>> {
  return deps.uow.run(async (tx) => {
    const found = await topicForManaging(tx, viewer, topicId);
    if (!found.ok) return found;
    const { communityId } = found.value;
    const db = tx.db as TopicsReader;
    await db.selectFrom('community').select('id').where('id', '=', communityId).forNoKeyUpdate().execute();
    const neighbour = afterTopicId === null ? null : await db.selectFrom('topic').select('position').where('communityId', '=', communityId).where('id', '=', afterTopicId).executeTakeFirst();
    if (neighbour === undefined) return refuse(notFound('input', 'afterTopicId'));
    const position = (neighbour?.position ?? 0) + 1;
    if (afterTopicId !== topicId) {
      await db.updateTable('topic').set((eb) => ({ position: eb('position', '+', 1) })).where('communityId', '=', communityId).where('position', '>=', position).execute();
      await db.updateTable('topic').set({ position }).where('id', '=', topicId).execute();
    }
    return ok((await topicById(db, topicId))!);
  });
}
