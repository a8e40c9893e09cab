import { failure, type Failure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import { isMember, subscriptionById, subscriptionForChanging, unlessUnavailable, type SubscriptionRow } from '../../billing/index.ts';
import type { SubscriptionsDeps } from '../deps.ts';

export interface ChangeCancellationInput {
  readonly subscriptionId: string;
  readonly idempotencyKey: string;
}
type ChangeCancellationFailure = Failure<'NOT_FOUND' | 'NOT_A_MEMBER' | 'NO_SUBSCRIPTION' | 'ALREADY_CANCELED' | 'PAYMENTS_UNAVAILABLE'>;

/** Lets a subscription end with the period that is paid for. */
export const cancelSubscription = (deps: SubscriptionsDeps, viewer: Viewer, input: ChangeCancellationInput): Promise<Result<SubscriptionRow, ChangeCancellationFailure>> => change(deps, viewer, input, true);
/** Takes a cancellation back while the period still runs; only members go on paying. */
export const resumeSubscription = (deps: SubscriptionsDeps, viewer: Viewer, input: ChangeCancellationInput): Promise<Result<SubscriptionRow, ChangeCancellationFailure>> => change(deps, viewer, input, false);

async function change(deps: SubscriptionsDeps, viewer: Viewer, input: ChangeCancellationInput, isCancellation: boolean): Promise<Result<SubscriptionRow, ChangeCancellationFailure>> {
  const wish = await intend(deps, viewer, input, isCancellation);
  if (!wish.ok) return wish;
  const done = await unlessUnavailable(deps.billing.carryOutCancellation(wish.value), deps.raiseAlarm);
  return done ? ok(await subscriptionById(deps.reader as never, wish.value)) : refuse(failure('PAYMENTS_UNAVAILABLE'));
}

/** The wish is stored first, so that it is carried out also when the call is lost. */
function intend(deps: SubscriptionsDeps, viewer: Viewer, input: ChangeCancellationInput, isCancellation: boolean): Promise<Result<string, ChangeCancellationFailure>> {
  const { userId } = signedIn(viewer);
  const operation = isCancellation ? 'cancelSubscription' : 'resumeSubscription';
  return deps.uow.run<string, ChangeCancellationFailure>((tx) => tx.once<string, ChangeCancellationFailure>({ userId, operation, key: input.idempotencyKey, input }, async () => {
    const found = await subscriptionForChanging(tx, viewer, input.subscriptionId);
    if (!found.ok) return found;
    const subscription = found.value;
    if (subscription.isEnded() || subscription.isRevoked()) return refuse(failure('NO_SUBSCRIPTION'));
    if (!isCancellation && !(await isMember(tx, subscription))) return refuse(failure('NOT_A_MEMBER'));
    const isCanceled = subscription.pendingCancellation ?? subscription.cancelAt != null;
    if (isCancellation && isCanceled) return refuse(failure('ALREADY_CANCELED'));
    if (isCanceled !== isCancellation) subscription.pendingCancellation = isCancellation;
    return ok({ id: subscription.id, value: subscription.id });
  }, async (id) => id));
}
