import { expect } from '@jest/globals';
import { SECOND } from '../../../src/kernel/clock.ts';
import { newId } from '../../../src/kernel/id.ts';
import { ok } from '../../../src/kernel/result.ts';
import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import type { CommunityRow } from '../../../src/modules/communities/index.ts';
import type { TestApp } from '../../support/app.ts';
import { contentOf } from '../../support/content.ts';

interface Place {
  readonly owner: SignedInViewer;
  readonly community: CommunityRow;
}
/** What people do in a community, through the API; time passes in between. */
export function happenings(app: TestApp, place: Place) {
  const content = contentOf(() => app);
  let topic: Promise<string> | null = null;
  const remove = async (mutation: 'deletePost' | 'deleteComment', argument: 'postId' | 'commentId', id: string, by: SignedInViewer): Promise<void> => {
    app.clock.advance(SECOND);
    const { data } = await app.run(`mutation ($id: ID!) { ${mutation}(${argument}: $id) { errors { __typename } } }`, { id }, by);
    expect(data[mutation].errors).toEqual([]);
  };
  return {
    async post(author: SignedInViewer): Promise<string> {
      app.clock.advance(SECOND);
      return content.aPost(author, await (topic ??= content.aTopic(place)));
    },
    deletePost: (author: SignedInViewer, postId: string) => remove('deletePost', 'postId', postId, author),
    async comment(author: SignedInViewer, postId: string): Promise<string> {
      app.clock.advance(SECOND);
      return content.aComment(author, postId);
    },
    deleteComment: (author: SignedInViewer, commentId: string) => remove('deleteComment', 'commentId', commentId, author),
    async react(by: SignedInViewer, targetId: string, kind?: string): Promise<void> {
      app.clock.advance(SECOND);
      expect((await content.react(by, targetId, kind)).data.react.errors).toEqual([]);
    },
    async takeBack(by: SignedInViewer, targetId: string, kind?: string): Promise<void> {
      app.clock.advance(SECOND);
      expect((await content.unreact(by, targetId, kind)).data.unreact.errors).toEqual([]);
    },
    /** As billing tells it; test/modules/kol/paying-invitees.test.ts pays for real. */
    async pay(buyer: SignedInViewer, { orderId = newId(), amountMinor = 9_900, invitedBy = null }: { orderId?: string; amountMinor?: number; invitedBy?: string | null } = {}): Promise<void> {
      const payload = { orderId, userId: buyer.userId, tierId: newId(), amountMinor, currency: 'CNY', kind: 'YEARLY', invitedBy };
      await app.platform.uow.run(async (tx) => ok(tx.emit({ name: 'billing.order-paid', communityId: place.community.id, payload })));
    },
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
