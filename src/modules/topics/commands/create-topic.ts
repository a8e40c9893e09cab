import { notFound, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { forbidden } from '../../../kernel/request-error.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { hasPermission, maySpeak, type SpeakerFailure } from '../../communities/index.ts';
import { reachIn, type Reach } from '../access.ts';
import type { TopicsDeps, TopicsReader } from '../deps.ts';
import { Topic, type TopicRow } from '../model/topic.entity.ts';
import { topicById } from '../queries/topics.ts';
import { checkTopic } from './check-topic.ts';

export interface CreateTopicInput {
  readonly communityId: string;
  readonly title: string;
  readonly description?: string | null | undefined;
  readonly readEntitlement?: string | null | undefined;
  readonly writeEntitlement?: string | null | undefined;
  readonly idempotencyKey: string;
}
type CreateTopicFailure = InputFailure | Failure<'NOT_FOUND'> | SpeakerFailure;

/** The entitlement that lets a member open topics without managing those of others. */
const TOPIC_CREATION = 'topics.create';

/** Opens a topic at the end of the list. Gates are set by those who manage topics only. A repeat takes the same permission. */
export async function createTopic(deps: TopicsDeps, viewer: Viewer, input: CreateTopicInput): Promise<Result<TopicRow, CreateTopicFailure>> {
  const { userId } = signedIn(viewer);
  return deps.uow.run<TopicRow, CreateTopicFailure>(async (tx) => {
    const reach = await reachIn(tx.db, viewer, input.communityId, tx.now);
    if (!reach) return refuse(notFound('input', 'communityId'));
    requireTopicCreation(reach, input.readEntitlement != null || input.writeEntitlement != null);
    const call = { userId, operation: 'createTopic', key: input.idempotencyKey, input };
    return tx.once<TopicRow, CreateTopicFailure>(call, () => create(tx, reach, input, userId), async (id) => (await topicById(tx.db, id))!);
  });
}

async function create(tx: Tx, { standing }: Reach, input: CreateTopicInput, userId: string): Promise<Result<{ id: string; value: TopicRow }, CreateTopicFailure>> {
  const { communityId } = input;
  const silence = maySpeak(standing, tx.now, 'input', 'communityId');
  if (silence) return refuse(silence);
  const checked = checkTopic(input);
  if (!checked.ok) return checked;
  const topic = tx.em.create(Topic, { ...checked.value, title: checked.value.title!, id: newId(tx.now.getTime()), communityId, position: await nextPosition(tx, communityId), createdBy: userId, createdAt: tx.now });
  await tx.flush();
  tx.emit({ name: 'topics.topic-created', communityId, payload: { topicId: topic.id, authorId: userId } });
  return ok({ id: topic.id, value: (await topicById(tx.db, topic.id))! });
}

function requireTopicCreation({ standing: { member }, rights }: Reach, isGated: boolean): void {
  const manages = member !== null && hasPermission(member.role, 'topics.manage');
  if (!manages && (isGated || !rights.entitlements.has(TOPIC_CREATION))) throw forbidden();
}

/** Under the lock of the community's row, so that two topics never share a place. */
async function nextPosition(tx: Tx, communityId: string): Promise<number> {
  const db = tx.db as TopicsReader;
  await db.selectFrom('community').select('id').where('id', '=', communityId).forNoKeyUpdate().execute();
  const { last } = await db.selectFrom('topic').select((eb) => eb.fn.max('position').as('last')).where('communityId', '=', communityId).executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}
