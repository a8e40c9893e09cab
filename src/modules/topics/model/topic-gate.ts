import type { Viewer } from '../../../kernel/viewer.ts';
import { askGate, type GateAnswer, type Rights } from '../../tiers/index.ts';
import type { TopicRow } from './topic.entity.ts';

/** Whether the viewer may read what is in the topic. Whoever wrote it reads it as long as they are a member. */
export function askToRead(viewer: Viewer, rights: Rights, topic: Pick<TopicRow, 'communityId' | 'readEntitlement'>, authorId: string | null = null): GateAnswer {
  const answer = askGate(viewer, topic.communityId, rights, topic.readEntitlement);
  const isOwn = authorId !== null && authorId === viewer.userId && rights.role !== null;
  return isOwn && topic.readEntitlement !== null ? { ...answer, allowed: true, reason: 'AUTHOR' } : answer;
}

/** The right that the viewer lacks to post in the topic, beside being a speaker; null when there is none. */
export function missingToPost(viewer: Viewer, rights: Rights, { communityId, readEntitlement, writeEntitlement }: TopicRow): string | null {
  return [readEntitlement, writeEntitlement].find((entitlement) => !askGate(viewer, communityId, rights, entitlement).allowed) ?? null;
}
