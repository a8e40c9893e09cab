import type { Failure, InputFailure } from '../../../kernel/failure.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { topicForManaging } from '../access.ts';
import type { TopicsDeps } from '../deps.ts';
import type { TopicRow } from '../model/topic.entity.ts';
import { topicById } from '../queries/topics.ts';
import { checkTopic, type TopicFields } from './check-topic.ts';

/** Changes what is given; null clears a description or a gate. */
export async function updateTopic(deps: TopicsDeps, viewer: Viewer, topicId: string, input: TopicFields): Promise<Result<TopicRow, InputFailure | Failure<'NOT_FOUND'>>> {
  return deps.uow.run<TopicRow, InputFailure | Failure<'NOT_FOUND'>>(async (tx) => {
    const found = await topicForManaging(tx, viewer, topicId);
    if (!found.ok) return found;
    const checked = checkTopic(input);
    if (!checked.ok) return checked;
    tx.em.assign(found.value, checked.value);
    await tx.flush();
    return ok((await topicById(tx.db, topicId))!);
  });
}
