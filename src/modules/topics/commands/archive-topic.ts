import type { Failure } from '../../../kernel/failure.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { topicForManaging } from '../access.ts';
import type { TopicsDeps } from '../deps.ts';
import type { TopicRow } from '../model/topic.entity.ts';
import { topicById } from '../queries/topics.ts';

/** Closes a topic for new posts; what is in it stays readable. Archiving it again changes nothing. */
export const archiveTopic = (deps: TopicsDeps, viewer: Viewer, topicId: string): Promise<Result<TopicRow, Failure<'NOT_FOUND'>>> => deps.uow.run(async (tx) => {
  const found = await topicForManaging(tx, viewer, topicId);
  if (!found.ok) return found;
  if (found.value.archive(tx.now)) tx.emit({ name: 'topics.topic-archived', communityId: found.value.communityId, payload: { topicId } });
  await tx.flush();
  return ok((await topicById(tx.db, topicId))!);
});

/** Opens an archived topic again. */
export const restoreTopic = (deps: TopicsDeps, viewer: Viewer, topicId: string): Promise<Result<TopicRow, Failure<'NOT_FOUND'>>> => deps.uow.run(async (tx) => {
  const found = await topicForManaging(tx, viewer, topicId);
  if (!found.ok) return found;
  found.value.restore();
  await tx.flush();
  return ok((await topicById(tx.db, topicId))!);
});
