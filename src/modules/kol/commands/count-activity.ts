import { ok } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { hasLostItsMoney, lockMember } from '../../billing/index.ts';
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

export interface PayingInvitee {
  readonly communityId: string;
  readonly userId: string;
  readonly inviterUserId: string;
  readonly orderId: string;
  readonly paidAt: Date;
}

/** Counts a person who paid for the member who had invited them: directly, and once, whatever is bought later. Not for money that has gone back meanwhile. */
export async function countPayingInvitee({ uow }: KolDeps, invitee: PayingInvitee): Promise<void> {
  await uow.run(async (tx) => {
    await lockMember(tx, invitee);
    if (!(await hasLostItsMoney(tx.db, invitee))) await countPayingInviteeIn(tx, invitee);
    return ok(null);
  });
}

/** The same in the transaction of what did it, with the payer's row locked. */
export async function countPayingInviteeIn(tx: Tx, { inviterUserId, ...paid }: PayingInvitee): Promise<void> {
  const inviterMemberId = inviterUserId === paid.userId ? null : await memberIdOf(tx, paid.communityId, inviterUserId);
  if (inviterMemberId === null) return;
  const { numInsertedOrUpdatedRows } = await (tx.db as KolReader).insertInto('kol_paying_invitee').values({ ...paid, inviterMemberId }).onConflict((conflict) => conflict.columns(['communityId', 'userId']).doNothing()).executeTakeFirst();
  if (numInsertedOrUpdatedRows === 1n) await add(tx, paid.communityId, inviterMemberId, { postCount: 0, payingInviteeCount: 1 });
}

/** Takes the person whose order brought the count out of it. */
export async function discountPayingInvitee(tx: Tx, { communityId, orderId }: Pick<PayingInvitee, 'communityId' | 'orderId'>): Promise<void> {
  const dropped = await (tx.db as KolReader).deleteFrom('kol_paying_invitee').where('communityId', '=', communityId).where('orderId', '=', orderId).returning('inviterMemberId').executeTakeFirst();
  if (dropped) await add(tx, communityId, dropped.inviterMemberId, { postCount: 0, payingInviteeCount: -1 });
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
