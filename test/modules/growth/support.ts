import { newId } from '../../../src/kernel/id.ts';
import { ok } from '../../../src/kernel/result.ts';
import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import type { CommunityRow } from '../../../src/modules/communities/index.ts';
import type { TestApp } from '../../support/app.ts';

/** What happens in a community, told as the modules that it happens in tell it. */
export function happenings(app: TestApp, community: CommunityRow) {
  const emit = async (name: string, payload: object): Promise<void> => {
    app.clock.advance(5);
    await app.platform.uow.run(async (tx) => ok(tx.emit({ name, communityId: community.id, payload })));
  };
  const reacted = (author: SignedInViewer, by: SignedInViewer, targetId: string, { targetKind = 'POST', kind = 'LIKE' } = {}) => ({ targetKind, targetId, authorId: author.userId, byUserId: by.userId, kind });
  return {
    async post(author: SignedInViewer, postId = newId()): Promise<string> {
      await emit('posts.post-published', { postId, authorId: author.userId, topicId: newId() });
      return postId;
    },
    deletePost: (author: SignedInViewer, postId: string) => emit('posts.post-deleted', { postId, authorId: author.userId, topicId: newId() }),
    async comment(author: SignedInViewer, commentId = newId()): Promise<string> {
      await emit('comments.comment-added', { commentId, postId: newId(), authorId: author.userId, postAuthorId: author.userId });
      return commentId;
    },
    deleteComment: (author: SignedInViewer, commentId: string) => emit('comments.comment-deleted', { commentId, authorId: author.userId }),
    react: (author: SignedInViewer, by: SignedInViewer, targetId: string, target: { targetKind?: string; kind?: string } = {}) => emit('comments.reaction-added', reacted(author, by, targetId, target)),
    takeBack: (author: SignedInViewer, by: SignedInViewer, targetId: string, target: { targetKind?: string; kind?: string } = {}) => emit('comments.reaction-removed', reacted(author, by, targetId, target)),
    pay: (buyer: SignedInViewer, { orderId = newId(), amountMinor = 9_900, invitedBy = null }: { orderId?: string; amountMinor?: number; invitedBy?: string | null } = {}) =>
      emit('billing.order-paid', { orderId, userId: buyer.userId, tierId: newId(), amountMinor, currency: 'CNY', kind: 'YEARLY', invitedBy }),
    emit,
    settle: () => app.platform.jobs.drain(),
  };
}

export async function memberIdOf(app: TestApp, community: CommunityRow, { userId }: SignedInViewer): Promise<string> {
  const row = await app.platform.database.reader.selectFrom('member').select('id').where('communityId', '=', community.id).where('userId', '=', userId).executeTakeFirstOrThrow();
  return row.id as string;
}

const GROWTH = 'query ($slug: String!) { community(slug: $slug) { viewerMember { growth { points level { number name } nextLevel { number } progress { points nextThreshold missingPoints } } } viewerEntitlements } }';
export interface GrowthAnswer {
  points: number;
  level: { number: number; name: string };
  nextLevel: { number: number } | null;
  progress: { points: number; nextThreshold: number; missingPoints: number } | null;
}
/** The viewer's own growth, by the API. */
export async function growthOf(app: TestApp, community: CommunityRow, viewer: SignedInViewer): Promise<GrowthAnswer> {
  return (await app.run(GROWTH, { slug: community.slug }, viewer)).data.community.viewerMember.growth as GrowthAnswer;
}
export async function entitlementsOf(app: TestApp, community: CommunityRow, viewer: SignedInViewer): Promise<string[]> {
  return (await app.run(GROWTH, { slug: community.slug }, viewer)).data.community.viewerEntitlements as string[];
}
/** Points and the level's number after all reactions have run. */
export async function standing(app: TestApp, community: CommunityRow, viewer: SignedInViewer): Promise<[points: number, level: number]> {
  await app.platform.jobs.drain();
  const { points, level } = await growthOf(app, community, viewer);
  return [points, level.number];
}
