import { failure, type Failure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import { isMember, subscriptionForChanging } from '../access.ts';
import type { BillingDeps } from '../deps.ts';
import type { SubscriptionRow } from '../model/subscription.entity.ts';
import { subscriptionById } from '../queries/subscriptions.ts';
import { unlessUnavailable } from './provider-faults.ts';
import { syncOrder } from './sync-order.ts';

export interface ChangeCancellationInput {
  readonly subscriptionId: string;
  readonly idempotencyKey: string;
}
type ChangeCancellationFailure = Failure<'NOT_FOUND' | 'NOT_A_MEMBER' | 'NO_SUBSCRIPTION' | 'ALREADY_CANCELED' | 'PAYMENTS_UNAVAILABLE'>;

/** Lets a subscription end with the period that is paid for. */
export const cancelSubscription = (deps: BillingDeps, viewer: Viewer, input: ChangeCancellationInput): Promise<Result<SubscriptionRow, ChangeCancellationFailure>> => change(deps, viewer, input, true);
/** Takes a cancellation back while the period still runs; only members go on paying. */
export const resumeSubscription = (deps: BillingDeps, viewer: Viewer, input: ChangeCancellationInput): Promise<Result<SubscriptionRow, ChangeCancellationFailure>> => change(deps, viewer, input, false);

async function change(deps: BillingDeps, viewer: Viewer, input: ChangeCancellationInput, isCancellation: boolean): Promise<Result<SubscriptionRow, ChangeCancellationFailure>> {
  const wish = await intend(deps, viewer, input, isCancellation);
  if (!wish.ok) return wish;
  const done = await unlessUnavailable(carryOut(deps, wish.value));
  return done ? ok(await subscriptionById(deps.reader, wish.value)) : refuse(failure('PAYMENTS_UNAVAILABLE'));
}

/** The wish is stored first, so that it is carried out also when the call is lost. */
function intend(deps: BillingDeps, viewer: Viewer, input: ChangeCancellationInput, isCancellation: boolean): Promise<Result<string, ChangeCancellationFailure>> {
  const { userId } = signedIn(viewer);
  const operation = isCancellation ? 'cancelSubscription' : 'resumeSubscription';
  return deps.uow.run<string, ChangeCancellationFailure>((tx) => tx.once<string, ChangeCancellationFailure>({ userId, operation, key: input.idempotencyKey, input }, async () => {
    const found = await subscriptionForChanging(tx, viewer, input.subscriptionId);
    if (!found.ok) return found;
    const subscription = found.value;
    if (subscription.isEnded()) return refuse(failure('NO_SUBSCRIPTION'));
    if (!isCancellation && !(await isMember(tx, subscription))) return refuse(failure('NOT_A_MEMBER'));
    const isCanceled = subscription.pendingCancellation ?? subscription.cancelAt != null;
    if (isCancellation && isCanceled) return refuse(failure('ALREADY_CANCELED'));
    if (isCanceled !== isCancellation) subscription.pendingCancellation = isCancellation;
    return ok({ id: subscription.id, value: subscription.id });
  }, async (id) => id));
}

/** Tells the provider what the person wished last, then looks what became of it. Nothing happens when nothing is wished. */
export async function carryOut(deps: BillingDeps, subscriptionId: string): Promise<void> {
  const call = await nextCall(deps, subscriptionId);
  if (call === null) return;
  await deps.payments.scheduleCancellation(call.providerId, call.isCancellation, call.key);
  await syncOrder(deps, call.orderId, { subscriptionId: call.providerId });
}

async function nextCall({ uow, reader }: BillingDeps, subscriptionId: string): Promise<{ providerId: string; orderId: string; isCancellation: boolean; key: string } | null> {
  const { userId } = await subscriptionById(reader, subscriptionId);
  const call = await uow.run(async (tx) => {
    const found = await subscriptionForChanging(tx, { userId, sessionId: null, isStaff: false, locale: 'en' }, subscriptionId);
    if (!found.ok || found.value.pendingCancellation == null || found.value.isEnded()) return ok(null);
    const { providerId, orderId, pendingCancellation } = found.value;
    const isCancellation = pendingCancellation as boolean;
    return ok({ providerId, orderId, isCancellation, key: found.value.nextChange(isCancellation) });
  });
  return call.ok ? call.value : null;
}
