import { ok } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { changeForUpdating, planOf, type OpenChange } from '../access.ts';
import { subscriptionById } from '../../billing/index.ts';
import { releasePieces } from '../../plans/index.ts';
import type { SubscriptionsDeps } from '../deps.ts';
import { MoneyAlarm } from '../model/money-alarm.ts';
import type { SubscriptionChange } from '../model/subscription-change.entity.ts';
import { chargeOfChange } from '../queries/charge-of-change.ts';
import { changeById, openChangesOf } from '../queries/subscription-changes.ts';
import { askProvider, type ChangeOutcome } from './ask-provider.ts';

/** Tells the provider of a change that was asked for. */
export const CARRY_OUT_CHANGE = 'subscriptions.carry-out-change';

/**
 * Carries a stored wish out under its own key, or looks what became of a payment that it waits for. The provider is looked at first,
 * so that a wish whose answer was lost is not sent twice, however long ago that was. A refund of the same order is before it or behind it.
 */
export async function carryOutChange(deps: SubscriptionsDeps, changeId: string): Promise<void> {
  const { subscriptionId, kind } = await changeById(deps.reader, changeId);
  const { orderId, providerId } = await subscriptionById(deps.reader as never, subscriptionId);
  const outcome = await deps.billing.aloneWithOrder(orderId, async (sync) => {
    const outcome = await lookAt(deps, changeId);
    if (outcome === null) return null;
    await sync(providerId);
    await keep(deps, changeId, outcome, providerId);
    return outcome;
  });
  if (kind === 'KEEP' && outcome?.kind === 'DONE') await finishAwaited(deps, subscriptionId);
}

/** Keeps what became of it and, where something was due at once, what was taken for it. */
async function keep(deps: SubscriptionsDeps, changeId: string, outcome: ChangeOutcome, providerId: string): Promise<void> {
  const wish = await changeById(deps.reader, changeId);
  const charge = wish.kind === 'UPGRADE' && outcome.kind === 'DONE' ? await chargeOfChange(deps, wish, providerId) : null;
  await deps.uow.run(async (tx) => {
    const change = await changeForUpdating(tx, changeId);
    if (!change.isOpen()) return ok(null);
    if (charge !== null) change.charge(charge);
    if (outcome.kind === 'DONE') change.done(tx.now);
    if (outcome.kind === 'REFUSED') change.refuse(outcome.why, tx.now);
    if (outcome.kind === 'AWAITING') change.awaitPayment(outcome.awaited);
    else await settlePieces(tx, change, outcome.kind === 'DONE');
    return ok(null);
  });
  if (charge?.isAsAccepted === false) deps.raiseAlarm(new MoneyAlarm('CHARGE_DIFFERS', changeId));
}

/** Of what was reserved for changes of the plan there is left what still comes: the plan of this one when it was done, none when it was taken back. */
async function settlePieces(tx: Tx, change: SubscriptionChange, isDone: boolean): Promise<void> {
  const { communityId, subscriptionId, kind, priceId } = change;
  if (kind === 'PAUSE' || kind === 'CONTINUE' || kind === 'MIGRATE' || (kind === 'KEEP' && !isDone)) return;
  const { orderId } = await subscriptionById(tx.db as never, subscriptionId);
  const planId = priceId == null ? null : (await planOf(tx.db, { communityId, priceId })).planId;
  await releasePieces(tx, { communityId, orderId }, isDone ? { but: planId } : { of: planId });
}

/** Null for a change that is over, or that waits as before. */
async function lookAt(deps: SubscriptionsDeps, changeId: string): Promise<ChangeOutcome | null> {
  const change = await changeById(deps.reader, changeId);
  return change.state === 'REQUESTED' || change.state === 'AWAITING_PAYMENT' ? askProvider(deps, change as OpenChange) : null;
}

/** What became of the changes of a subscription whose payment was waited for: how many there were. */
export async function finishAwaited(deps: SubscriptionsDeps, subscriptionId: string): Promise<number> {
  const waiting = await openChangesOf(deps.reader, { subscriptionId, state: 'AWAITING_PAYMENT' });
  for (const { id } of waiting) await carryOutChange(deps, id);
  return waiting.length;
}
