import { ok } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import type { KolDeps, KolReader } from '../deps.ts';

interface PostFact {
  readonly communityId: string;
  readonly postId: string;
  readonly authorId: string;
}

/** Counts a post once, unless it is known to be deleted. */
export async function countPost({ uow }: KolDeps, { communityId, postId, authorId }: PostFact): Promise<void> {
  await uow.run(async (tx) => {
    const memberId = await memberIdOf(tx, communityId, authorId);
    if (memberId !== null && (await firstHeardOf(tx, { communityId, postId, memberId, isDeleted: false }))) await add(tx, communityId, memberId, { postCount: 1, payingInviteeCount: 0 });
    return ok(null);
  });
}

/** Takes a deleted post out of the count once; one that was not heard of yet will not be counted. */
export async function discountPost({ uow }: KolDeps, { communityId, postId, authorId }: PostFact): Promise<void> {
  await uow.run(async (tx) => {
    const memberId = await memberIdOf(tx, communityId, authorId);
    if (memberId === null || (await firstHeardOf(tx, { communityId, postId, memberId, isDeleted: true }))) return ok(null);
    const { numUpdatedRows } = await (tx.db as KolReader).updateTable('kol_post').set({ isDeleted: true }).where('communityId', '=', communityId).where('postId', '=', postId).where('isDeleted', '=', false).executeTakeFirst();
    if (numUpdatedRows > 0n) await add(tx, communityId, memberId, { postCount: -1, payingInviteeCount: 0 });
    return ok(null);
  });
}

/** Counts a person who paid for the member who had invited them: directly, and once, whatever is bought later. */
export async function countPayingInvitee({ uow }: KolDeps, { inviterUserId, ...paid }: { communityId: string; userId: string; inviterUserId: string; orderId: string; paidAt: Date }): Promise<void> {
  await uow.run(async (tx) => {
    const db = tx.db as KolReader;
    const inviterMemberId = inviterUserId === paid.userId ? null : await memberIdOf(tx, paid.communityId, inviterUserId);
    if (inviterMemberId === null) return ok(null);
    const { numInsertedOrUpdatedRows } = await db.insertInto('kol_paying_invitee').values({ ...paid, inviterMemberId }).onConflict((conflict) => conflict.columns(['communityId', 'userId']).doNothing()).executeTakeFirst();
    if (numInsertedOrUpdatedRows === 1n) await add(tx, paid.communityId, inviterMemberId, { postCount: 0, payingInviteeCount: 1 });
    return ok(null);
  });
}

async function memberIdOf({ db }: Tx, communityId: string, userId: string): Promise<string | null> {
  return (await (db as KolReader).selectFrom('member').select('id').where('communityId', '=', communityId).where('userId', '=', userId).executeTakeFirst())?.id ?? null;
}

async function firstHeardOf({ db }: Tx, post: { communityId: string; postId: string; memberId: string; isDeleted: boolean }): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await (db as KolReader).insertInto('kol_post').values(post).onConflict((conflict) => conflict.columns(['communityId', 'postId']).doNothing()).executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

async function add({ db }: Tx, communityId: string, memberId: string, more: { postCount: number; payingInviteeCount: number }): Promise<void> {
  await (db as KolReader).insertInto('kol_activity').values({ communityId, memberId, ...more })
    .onConflict((conflict) => conflict.columns(['communityId', 'memberId']).doUpdateSet((eb) => ({
      postCount: eb('kol_activity.postCount', '+', more.postCount), payingInviteeCount: eb('kol_activity.payingInviteeCount', '+', more.payingInviteeCount),
    }))).execute();
}
