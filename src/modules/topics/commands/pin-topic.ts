import type { Failure } from '../../../kernel/failure.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { topicForManaging } from '../access.ts';
import type { TopicsDeps } from '../deps.ts';
import type { TopicRow } from '../model/topic.entity.ts';
import { topicById } from '../queries/topics.ts';

/** Puts a topic before those that are not pinned, or back among them. */
export const pinTopic = (deps: TopicsDeps, viewer: Viewer, topicId: string, isPinned: boolean): Promise<Result<TopicRow, Failure<'NOT_FOUND'>>> => deps.uow.run(async (tx) => {
  const found = await topicForManaging(tx, viewer, topicId);
  if (!found.ok) return found;
  found.value.isPinned = isPinned;
  await tx.flush();
  return ok((await topicById(tx.db, topicId))!);
});
