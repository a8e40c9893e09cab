import { failure, notFound, type Failure } from '../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { signedIn, type Viewer } from '../../kernel/viewer.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { maySpeak, requirePermission, standingIn, type SpeakerFailure, type Standing } from '../communities/index.ts';
import { rightsOf, type Rights } from '../tiers/index.ts';
import type { TopicsReader } from './deps.ts';
import { missingToPost } from './model/topic-gate.ts';
import { Topic, type TopicRow } from './model/topic.entity.ts';

/** All that decides what a viewer may read and write in one community. */
export interface Reach {
  readonly viewer: Viewer;
  readonly standing: Standing;
  readonly rights: Rights;
}
export type PostingFailure = SpeakerFailure | Failure<'NOT_FOUND' | 'ARCHIVED' | 'ENTITLEMENT_MISSING'>;

/** What the viewer may read and write in the community; null when it is not visible. */
export async function reachIn(db: TopicsReader, viewer: Viewer, communityId: string, at: Date): Promise<Reach | null> {
  const standing = await standingIn(db as never, viewer, communityId);
  return standing && { viewer, standing, rights: await rightsOf(db as never, communityId, viewer.userId, at) };
}

/** Whether the viewer may post in the topic now: a speaker who passes its gates, while it is not archived. */
export function judgePosting({ viewer, standing, rights }: Reach, topic: TopicRow, now: Date, ...path: string[]): Exclude<PostingFailure, Failure<'NOT_FOUND'>> | null {
  const silence = maySpeak(standing, now, ...path);
  if (silence) return silence;
  if (topic.archivedAt !== null) return failure('ARCHIVED', path);
  const missing = missingToPost(viewer, rights, topic);
  return missing === null ? null : entitlementMissing(topic.communityId, missing, ...path);
}

/** The refusal that names the right, so that the API can say how to get it. */
export const entitlementMissing = (communityId: string, entitlement: string, ...path: string[]): Failure<'ENTITLEMENT_MISSING'> => failure('ENTITLEMENT_MISSING', path, { communityId, entitlement });

/** The topic, for a member of its community. Whether they may post in it now is for `judgePosting` to say. */
export async function topicForMember(tx: Tx, viewer: Viewer, topicId: string, ...path: string[]): Promise<Result<{ topic: TopicRow; reach: Reach }, PostingFailure>> {
  signedIn(viewer);
  const db = tx.db as TopicsReader;
  const topic = await db.selectFrom('topic').selectAll().where('id', '=', topicId).executeTakeFirst();
  const reach = topic && (await reachIn(db, viewer, topic.communityId, tx.now));
  if (!topic || !reach) return refuse(notFound(...path));
  return reach.standing.member === null ? refuse(judgePosting(reach, topic, tx.now, ...path)!) : ok({ topic, reach });
}

/** The topic, for somebody who manages the topics of its community. */
export async function topicForManaging(tx: Tx, viewer: Viewer, topicId: string): Promise<Result<Topic, Failure<'NOT_FOUND'>>> {
  signedIn(viewer);
  const topic = await tx.em.findOne(Topic, { id: topicId });
  if (!topic) return refuse(notFound('topicId'));
  const standing = await requirePermission(tx.db, viewer, topic.communityId, 'topics.manage', 'topicId');
  return standing.ok ? ok(topic) : standing;
}
