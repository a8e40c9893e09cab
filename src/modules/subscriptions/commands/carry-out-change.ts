import { after, MINUTE } from '../../../kernel/clock.ts';
import { ok } from '../../../kernel/result.ts';
import type { ProviderSubscription } from '../../../platform/payments/payments.ts';
import { changeForUpdating } from '../access.ts';
import { subscriptionById } from '../../billing/index.ts';
import type { SubscriptionsDeps } from '../deps.ts';
import { changeKey, type ChangeRefusal, type SubscriptionChangeRow } from '../model/subscription-change.entity.ts';
import { changeById } from '../queries/subscription-changes.ts';

/** Tells the provider of a change that was asked for. */
export const CARRY_OUT_CHANGE = 'subscriptions.carry-out-change';

/**
 * Carries a stored wish out under its own key. The provider is looked at first, so that a wish whose answer was lost is
 * not sent twice, however long ago that was.
 */
export async function carryOutChange(deps: SubscriptionsDeps, changeId: string): Promise<void> {
  const refusal = await deps.locks.run(`subscriptions.change:${changeId}`, () => tellProvider(deps, changeId));
  const { state, subscriptionId } = await changeById(deps.reader, changeId);
  if (state !== 'REQUESTED') return;
  const { orderId, providerId } = await subscriptionById(deps.reader as never, subscriptionId);
  await deps.billing.syncSubscription(orderId, providerId);
  await deps.uow.run(async (tx) => {
    const change = await changeForUpdating(tx, changeId);
    if (change.state !== 'REQUESTED') return ok(null);
    if (refusal === null) change.done(tx.now);
    else change.refuse(refusal, tx.now);
    return ok(null);
  });
}

async function tellProvider(deps: SubscriptionsDeps, changeId: string): Promise<ChangeRefusal | null> {
  const change = await changeById(deps.reader, changeId);
  if (change.state !== 'REQUESTED') return null;
  const { providerId, priceId } = await subscriptionById(deps.reader as never, change.subscriptionId);
  // Whoever has chosen another price meanwhile is not moved by the owner any more.
  if (change.kind === 'MIGRATE' && priceId !== change.fromPriceId) return null;
  const now = await deps.payments.subscription(providerId);
  if (now === null || now.endedAt !== null) return 'PAYMENTS_UNAVAILABLE';
  try {
    await callFor(deps, change, now);
    return null;
  } catch (error) {
    if (!isRejected(error)) throw error;
    if (isDeclined(error)) return 'PAYMENT_DECLINED';
    deps.raiseAlarm(error as Error);
    return 'PAYMENTS_UNAVAILABLE';
  }
}

async function callFor(deps: SubscriptionsDeps, change: SubscriptionChangeRow, now: ProviderSubscription): Promise<void> {
  const { payments } = deps;
  const key = changeKey(change.id);
  const [id, itemId] = [now.id, now.itemId];
  if (change.kind === 'PAUSE') return now.isCollectionPaused ? undefined : payments.pauseCollection(id, key);
  if (change.kind === 'CONTINUE') return goOn(deps, change, now, key);
  if (change.kind === 'KEEP') return now.scheduledChange === null ? undefined : payments.cancelScheduledChange(id, key);
  const { id: orderPriceId, planId } = await deps.reader.selectFrom('price').selectAll().where('id', '=', change.priceId!).executeTakeFirstOrThrow();
  const priceId = await deps.billing.providerPriceOf({ communityId: change.communityId, planId, priceId: orderPriceId });
  const wanted = { subscriptionId: id, itemId, priceId, at: change.at };
  if (change.kind === 'DOWNGRADE') return now.scheduledChange?.priceId === priceId ? undefined : payments.scheduleChange(wanted, key);
  if (now.priceId === priceId) return;
  await (change.kind === 'UPGRADE' ? payments.changeNow(wanted, key) : payments.changeAtRenewal(wanted, key));
}

/** The provider takes times to come only. */
const SOON = MINUTE;
const notBefore = (least: Date, wished: Date): Date => (wished < least ? least : wished);

/** Paid days run first, as time without payment; after a trial that ended without a card a new period is paid now. */
async function goOn({ payments, clock }: SubscriptionsDeps, change: SubscriptionChangeRow, now: ProviderSubscription, key: string): Promise<void> {
  if (now.status === 'paused') await payments.resumePaused(now.id, key);
  else if (now.isCollectionPaused) await payments.resumeCollection(now.id, notBefore(after(clock.now(), SOON), change.at), key);
}

const isRejected = (error: unknown): boolean => error instanceof Error && error.name === 'PaymentsRejectedError';
const isDeclined = (error: unknown): boolean => ((error as Error).cause as { type?: string } | undefined)?.type === 'StripeCardError';

