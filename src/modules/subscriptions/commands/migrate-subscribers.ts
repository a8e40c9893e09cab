import { failure, notFound, type Failure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { giveNotice } from '../../billing/index.ts';
import { requirePermission } from '../../communities/index.ts';
import { subscriptionsOnOlderPrices } from '../access.ts';
import type { SubscriptionsDeps, SubscriptionsReader } from '../deps.ts';
import { CARRY_OUT_CHANGE } from './carry-out-change.ts';
import { addChange } from './request-change.ts';

export interface MigrateSubscribersInput {
  readonly planId: string;
  readonly idempotencyKey: string;
}
/** What the owner decided on. */
export interface Migration {
  readonly planId: string;
  /** How many subscriptions change. */
  readonly subscribers: number;
}
/** In one go at most; the rest follows when it is asked for again. */
const MOST = 1_000;

/** Lets everybody who still pays an older price of a plan pay the price of today from their next renewal on; each is told by mail. */
export function migrateSubscribers(deps: SubscriptionsDeps, viewer: Viewer, input: MigrateSubscribersInput): Promise<Result<Migration, Failure<'NOT_FOUND' | 'PRICE_NOT_OFFERED'>>> {
  const { userId } = signedIn(viewer);
  return deps.uow.run(async (tx) => {
    const plan = await (tx.db as SubscriptionsReader).selectFrom('plan').select(['id', 'communityId']).where('id', '=', input.planId).executeTakeFirst();
    if (!plan) return refuse(notFound('input', 'planId'));
    const standing = await requirePermission(tx.db, viewer, plan.communityId, 'plans.manage', 'planId');
    if (!standing.ok) return standing;
    return tx.once<Migration, Failure<'NOT_FOUND' | 'PRICE_NOT_OFFERED'>>({ userId, operation: 'migrateSubscribers', key: input.idempotencyKey, input }, async () => {
      const prices = await currentPrices(tx, plan);
      if (prices.length === 0) return refuse(failure('PRICE_NOT_OFFERED', ['input', 'planId']));
      const wave = newId(tx.now.getTime());
      let subscribers = 0;
      for (const price of prices) subscribers += await migrate(tx, plan, price, { userId, wave });
      return ok({ id: wave, value: { planId: plan.id, subscribers } });
    }, async (wave) => ({ planId: plan.id, subscribers: await sizeOf(tx, plan.communityId, wave) }));
  });
}

const currentPrices = (tx: Tx, { id, communityId }: { id: string; communityId: string }): Promise<{ id: string; currency: string }[]> =>
  (tx.db as SubscriptionsReader).selectFrom('price').select(['id', 'currency']).where('communityId', '=', communityId).where('planId', '=', id)
    .where('validFrom', '<=', tx.now).where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>', tx.now)])).execute();

const sizeOf = async (tx: Tx, communityId: string, wave: string): Promise<number> =>
  (await (tx.db as SubscriptionsReader).selectFrom('subscription_change').select('id').where('communityId', '=', communityId).where('wave', '=', wave).execute()).length;

async function migrate(tx: Tx, plan: { id: string; communityId: string }, price: { id: string; currency: string }, { userId, wave }: { userId: string; wave: string }): Promise<number> {
  const subscriptions = await subscriptionsOnOlderPrices(tx, { ...plan, priceId: price.id, currency: price.currency }, MOST);
  for (const subscription of subscriptions) {
    const changeId = addChange(tx, subscription, { kind: 'MIGRATE', userId, wave, fromPriceId: subscription.priceId ?? null, priceId: price.id });
    tx.enqueue(CARRY_OUT_CHANGE, { changeId });
    await giveNotice(tx, subscription, 'price-changes', price.id);
  }
  return subscriptions.length;
}
