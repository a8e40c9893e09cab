import { after, MINUTE } from '../../../kernel/clock.ts';
import type { ProviderSubscription, SubscriptionChange } from '../../../platform/payments/payments.ts';
import type { OpenChange } from '../access.ts';
import { subscriptionById } from '../../billing/index.ts';
import type { SubscriptionsDeps } from '../deps.ts';
import { changeAtOnce, runsOnPaidDays } from '../model/at-once.ts';
import { changeKey, KEY_LIFE, type ChangeRefusal } from '../model/subscription-change.entity.ts';

export type ChangeOutcome =
  | { readonly kind: 'DONE' }
  | { readonly kind: 'REFUSED'; readonly why: ChangeRefusal }
  | { readonly kind: 'AWAITING'; readonly awaited: NonNullable<ProviderSubscription['awaitedChange']> };
const DONE: ChangeOutcome = { kind: 'DONE' };
const refused = (why: ChangeRefusal): ChangeOutcome => ({ kind: 'REFUSED', why });

/** Looks at the provider, tells it what is wished where that has not happened, and answers what became of it; null while it waits as before. */
export async function askProvider(deps: SubscriptionsDeps, change: OpenChange): Promise<ChangeOutcome | null> {
  const { providerId, priceId, revokedAt } = await subscriptionById(deps.reader as never, change.subscriptionId);
  if (revokedAt !== null && change.state === 'REQUESTED') return refused('NO_SUBSCRIPTION');
  // Whoever has chosen another price meanwhile is not moved by the owner any more.
  if (change.kind === 'MIGRATE' && priceId !== change.fromPriceId) return DONE;
  const now = await deps.payments.subscription(providerId);
  if (now === null || now.endedAt !== null) return refused(change.state === 'REQUESTED' ? 'PAYMENTS_UNAVAILABLE' : 'PAYMENT_NOT_CONFIRMED');
  const wanted = await wantedPrice(deps, change);
  if (hasHappened(change, now, wanted)) return DONE;
  if (change.state === 'AWAITING_PAYMENT') return now.awaitedChange?.invoiceId === change.providerInvoiceId ? null : refused('PAYMENT_NOT_CONFIRMED');
  // Without a key that is remembered it could happen twice; a price from the next renewal on cannot.
  if (change.kind !== 'MIGRATE' && deps.clock.now() > after(change.createdAt, KEY_LIFE)) return refused('PAYMENTS_UNAVAILABLE');
  return tell(deps, change, now, wanted);
}

/** The provider's name of the price that is wished; null where the price does not change. */
async function wantedPrice({ reader, billing }: SubscriptionsDeps, { communityId, priceId }: OpenChange): Promise<string | null> {
  if (priceId === null) return null;
  const { planId } = await reader.selectFrom('price').select('planId').where('communityId', '=', communityId).where('id', '=', priceId).executeTakeFirstOrThrow();
  return billing.providerPriceOf({ communityId, planId, priceId });
}

function hasHappened({ kind }: OpenChange, now: ProviderSubscription, wanted: string | null): boolean {
  switch (kind) {
    case 'PAUSE': return now.isCollectionPaused;
    case 'CONTINUE': return !now.isCollectionPaused && now.status !== 'paused' && (wanted === null || now.scheduledChange?.priceId === wanted);
    case 'KEEP': return now.scheduledChange === null && now.awaitedChange === null;
    case 'DOWNGRADE': return now.scheduledChange?.priceId === wanted;
    case 'UPGRADE': case 'MIGRATE': return now.priceId === wanted;
  }
}

async function tell(deps: SubscriptionsDeps, change: OpenChange, now: ProviderSubscription, wanted: string | null): Promise<ChangeOutcome> {
  try {
    if (change.kind === 'UPGRADE') return await upgrade(deps, change, now, wanted!);
    await callFor(deps, change, now, wanted);
    return DONE;
  } catch (error) {
    if (!isRejected(error)) throw error;
    if (isDeclined(error)) return refused('PAYMENT_DECLINED');
    deps.raiseAlarm(error as Error);
    return refused('PAYMENTS_UNAVAILABLE');
  }
}

async function callFor(deps: SubscriptionsDeps, change: OpenChange, now: ProviderSubscription, wanted: string | null): Promise<void> {
  const { payments } = deps;
  const key = changeKey(change.id);
  const { id, awaitedChange, scheduledChange } = now;
  if (change.kind === 'PAUSE') return payments.pauseCollection(id, key);
  if (change.kind === 'CONTINUE') return goOn(deps, change, now, wanted);
  if (change.kind !== 'KEEP') {
    const whole = changeAtOnce(now, { priceId: wanted!, at: change.at });
    return change.kind === 'DOWNGRADE' ? payments.scheduleChange(whole, key) : payments.changeAtRenewal(whole, key);
  }
  if (awaitedChange !== null) await payments.dropAwaitedChange(awaitedChange.invoiceId, `${key}:drop`);
  if (scheduledChange !== null) await payments.cancelScheduledChange(id, key);
}

/** Paid days run first, as time without payment, and what waited for the end of the period waits for theirs. After a trial that ended without a card a new period is paid now. */
async function goOn({ payments, clock }: SubscriptionsDeps, change: OpenChange, now: ProviderSubscription, wanted: string | null): Promise<void> {
  const key = changeKey(change.id);
  if (now.status === 'paused') await payments.resumePaused(now.id, key);
  else if (now.isCollectionPaused) await payments.resumeCollection(now.id, notBefore(after(clock.now(), SOON), change.at), key);
  if (wanted !== null) await payments.scheduleChange(changeAtOnce(now, { priceId: wanted, at: change.at }), `${key}:schedule`);
}

/** Paid at once it is had at once. A card that asks its owner first leaves it to them, on the provider's page; one that declines changes nothing. */
async function upgrade({ payments }: SubscriptionsDeps, change: OpenChange, before: ProviderSubscription, wanted: string): Promise<ChangeOutcome> {
  const key = changeKey(change.id);
  const look = async (): Promise<ProviderSubscription | null> => payments.subscription(before.id);
  let now: ProviderSubscription | null = before;
  if (before.awaitedChange?.priceId !== wanted) {
    const whole = changeAtOnce(before, { priceId: wanted, at: change.at });
    if (!(await isStillAsAccepted(payments, change, before, whole))) return refused('PREVIEW_OUTDATED');
    await payments.changeNow(whole, key);
    now = await look();
  }
  if (now?.priceId === wanted) return DONE;
  const awaited = now?.awaitedChange;
  if (!awaited) return refused('PAYMENT_NOT_CONFIRMED');
  if (await payments.isConfirmable(awaited.invoiceId)) return { kind: 'AWAITING', awaited };
  await payments.dropAwaitedChange(awaited.invoiceId, `${key}:drop`);
  return (await look())?.priceId === wanted ? DONE : refused('PAYMENT_DECLINED');
}

/** The provider says once more what it would take, in the very words of the change: anything else than was accepted is not taken. */
async function isStillAsAccepted(payments: SubscriptionsDeps['payments'], { at, dueMinor }: OpenChange, now: ProviderSubscription, whole: SubscriptionChange): Promise<boolean> {
  if (runsOnPaidDays(now) || at < now.currentPeriodStart || at > now.currentPeriodEnd) return false;
  const { totalMinor, dueMinor: takenMinor } = await payments.previewChange(whole);
  return totalMinor === dueMinor && takenMinor === dueMinor;
}

/** The provider takes times to come only. */
const SOON = MINUTE;
const notBefore = (least: Date, wished: Date): Date => (wished < least ? least : wished);

const isRejected = (error: unknown): boolean => error instanceof Error && error.name === 'PaymentsRejectedError';
const isDeclined = (error: unknown): boolean => ((error as Error).cause as { type?: string } | undefined)?.type === 'StripeCardError';
