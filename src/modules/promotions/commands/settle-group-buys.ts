import { ok } from '../../../kernel/result.ts';
import type { UnitOfWork } from '../../../platform/database/unit-of-work.ts';
import { groupBuyForUpdate } from '../access.ts';
import type { PromotionsDeps, PromotionsReader } from '../deps.ts';
import { owe } from './pay-seat.ts';
import { setSeat } from './seats.ts';

const BATCH = 100;

/** Ends the open group-buys whose deadline has come: each paid seat is told once to be refunded. Run twice, the second finds nothing. */
export async function settleGroupBuys({ uow, reader, clock }: PromotionsDeps): Promise<void> {
  const due = await reader.selectFrom('group_buy').innerJoin('community', 'community.id', 'group_buy.communityId').select(['group_buy.id', 'group_buy.communityId'])
    .where('group_buy.state', '=', 'OPEN').where('group_buy.deadline', '<=', clock.now()).orderBy('group_buy.deadline').orderBy('group_buy.id').limit(BATCH).execute();
  for (const { id, communityId } of due) await failGroupBuy(uow, communityId, id);
}

async function failGroupBuy(uow: UnitOfWork, communityId: string, id: string): Promise<void> {
  await uow.run(async (tx) => {
    const { groupBuy, seats } = (await groupBuyForUpdate(tx, communityId, id))!;
    if (groupBuy.state !== 'OPEN' || groupBuy.deadline > tx.now) return ok(null);
    await (tx.db as PromotionsReader).updateTable('group_buy').set({ state: 'FAILED', settledAt: tx.now }).where('communityId', '=', communityId).where('id', '=', id).execute();
    for (const seat of seats) {
      if (seat.state === 'HELD') await setSeat(tx, seat, { state: 'RELEASED', settledAt: tx.now });
      if (seat.state === 'PAID') await owe(tx, seat);
    }
    return ok(null);
  });
}
