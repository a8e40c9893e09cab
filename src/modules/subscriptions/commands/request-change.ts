import { failure, notFound, type Failure } from '../../../kernel/failure.ts';
import { after, SECOND } from '../../../kernel/clock.ts';
import { newId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { refusalOfChanging, statusOf, subscriptionById, subscriptionForChanging, unlessUnavailable, type MembershipSubscription, type SubscriptionRow } from '../../billing/index.ts';
import { takePiece } from '../../plans/index.ts';
import { pieceOf, planOf, previewForAccepting, scheduledBeforePause, underWay } from '../access.ts';
import type { SubscriptionsDeps, SubscriptionsReader } from '../deps.ts';
import { SubscriptionChange, type ChangeKind, type SubscriptionChangeRow } from '../model/subscription-change.entity.ts';
import { changeById } from '../queries/subscription-changes.ts';
import { CARRY_OUT_CHANGE, carryOutChange } from './carry-out-change.ts';

export interface ChangeSubscriptionInput {
  readonly subscriptionId: string;
  readonly idempotencyKey: string;
}
export interface ChangePlanInput {
  readonly planChangeId: string;
  readonly idempotencyKey: string;
}
export type StandingFailure = Failure<'NO_SUBSCRIPTION' | 'NOT_A_MEMBER' | 'ALREADY_CANCELED' | 'SUBSCRIPTION_PAUSED' | 'NOT_PAUSED' | 'PAYMENT_OVERDUE'>;
export type ChangeFailure = StandingFailure | Failure<'NOT_FOUND' | 'ALREADY_SUBSCRIBED' | 'COVERED_UNTIL' | 'PREVIEW_OUTDATED' | 'SOLD_OUT' | 'NOTHING_SCHEDULED' | 'CHANGE_UNDER_WAY' | 'PAYMENT_DECLINED' | 'PAYMENT_NOT_CONFIRMED' | 'PAYMENTS_UNAVAILABLE'>;
type Requested = Result<SubscriptionRow, ChangeFailure>;
/** The subscription as it stands, and the change: done, or waiting until its payment is confirmed. */
export interface ChangedPlan {
  readonly subscription: SubscriptionRow;
  readonly change: SubscriptionChangeRow;
}

/** Accepts a preview, and takes one piece of the other plan: upwards at once and paid, everything else when the period ends. A card that asks its owner first leaves it to them. */
export function changePlan(deps: SubscriptionsDeps, viewer: Viewer, input: ChangePlanInput): Promise<Result<ChangedPlan, ChangeFailure>> {
  return request(deps, viewer, { operation: 'changePlan', ...input }, async (tx) => {
    const change = await previewForAccepting(tx, viewer, input.planChangeId);
    if (!change) return refuse(notFound('input', 'planChangeId'));
    const found = await subscriptionForChanging(tx, viewer, change.subscriptionId);
    if (!found.ok) return found;
    const refusal = await standingRefusal(tx.db as SubscriptionsReader, found.value as SubscriptionRow, 'CHANGE');
    if (refusal) return refuse(refusal);
    if (await underWay(tx, found.value)) return refuse(failure('CHANGE_UNDER_WAY'));
    if (!change.mayBeRequested(tx.now, found.value.priceId ?? null)) return refuse(failure('PREVIEW_OUTDATED', ['input', 'planChangeId']));
    const { planId, tierId } = await planOf(tx.db, change);
    const { communityId, userId, currentPeriodEnd } = found.value;
    const held = tierId === found.value.tierId ? null : await refusalOfChanging({ db: tx.db as never, now: tx.now }, { communityId, userId, tierId, from: change.kind === 'UPGRADE' ? tx.now : currentPeriodEnd });
    if (held) return refuse({ ...held, path: ['input', 'planChangeId'] });
    const soldOut = await takePiece(tx, { ...pieceOf(found.value), planId }, 'input', 'planChangeId');
    if (soldOut) return refuse(soldOut);
    change.request();
    return ok(change.id);
  });
}

/** Ends access until it goes on; what is left of the paid time is kept. */
export const pauseSubscription = (deps: SubscriptionsDeps, viewer: Viewer, input: ChangeSubscriptionInput): Promise<Requested> => ask(deps, viewer, input, 'PAUSE');
/** Goes on with the days that were left, or with a new period after a trial that ended without a card. */
export const continueSubscription = (deps: SubscriptionsDeps, viewer: Viewer, input: ChangeSubscriptionInput): Promise<Requested> => ask(deps, viewer, input, 'CONTINUE');
/** Stays with the present plan: takes a change back that waits for the end of the period, or for its payment. */
export const keepPlan = (deps: SubscriptionsDeps, viewer: Viewer, input: ChangeSubscriptionInput): Promise<Requested> => ask(deps, viewer, input, 'KEEP');

const OPERATIONS = { PAUSE: 'pauseSubscription', CONTINUE: 'continueSubscription', KEEP: 'keepPlan' } as const;

async function ask(deps: SubscriptionsDeps, viewer: Viewer, input: ChangeSubscriptionInput, kind: keyof typeof OPERATIONS): Promise<Requested> {
  const changed = await request(deps, viewer, { operation: OPERATIONS[kind], ...input }, async (tx) => {
    const found = await subscriptionForChanging(tx, viewer, input.subscriptionId);
    if (!found.ok) return found;
    const refusal = await standingRefusal(tx.db as SubscriptionsReader, found.value as SubscriptionRow, kind);
    if (refusal) return refuse(refusal);
    const other = await underWay(tx, found.value);
    if (other === 'REQUESTED' || (other !== null && kind !== 'KEEP')) return refuse(failure('CHANGE_UNDER_WAY'));
    if (kind === 'KEEP' && other === null && found.value.scheduledPriceId == null) return refuse(failure('NOTHING_SCHEDULED'));
    const priceId = kind === 'PAUSE' ? (found.value.scheduledPriceId ?? null) : kind === 'CONTINUE' ? await scheduledBeforePause(tx, found.value) : null;
    return ok(addChange(tx, found.value, { kind, userId: signedIn(viewer).userId, priceId }));
  });
  return changed.ok ? ok(changed.value.subscription) : changed;
}

/** The wish and its job; when it goes on, what was left runs from now. */
export function addChange(tx: Tx, { id: subscriptionId, communityId, remainingSeconds }: MembershipSubscription, { kind, userId, ...more }: { kind: ChangeKind; userId: string; wave?: string; fromPriceId?: string | null; priceId?: string | null }): string {
  const id = newId(tx.now.getTime());
  const at = kind === 'CONTINUE' ? after(tx.now, ((remainingSeconds as number | null | undefined) ?? 0) * SECOND) : tx.now;
  tx.em.create(SubscriptionChange, { id, communityId, subscriptionId, userId, kind, state: 'REQUESTED', at, createdAt: tx.now, ...more });
  return id;
}

/** Intent, call, outcome: the wish is stored with the job that carries it out, in case the process ends before the call. */
async function request(deps: SubscriptionsDeps, viewer: Viewer, input: { operation: string; idempotencyKey: string }, intend: (tx: Tx) => Promise<Result<string, ChangeFailure>>): Promise<Result<ChangedPlan, ChangeFailure>> {
  const { userId } = signedIn(viewer);
  const { operation, idempotencyKey: key } = input;
  const wish = await deps.uow.run<string, ChangeFailure>((tx) => tx.once<string, ChangeFailure>({ userId, operation, key, input }, async () => {
    const changeId = await intend(tx);
    if (!changeId.ok) return changeId;
    tx.enqueue(CARRY_OUT_CHANGE, { changeId: changeId.value });
    return ok({ id: changeId.value, value: changeId.value });
  }, async (id) => id));
  if (!wish.ok) return wish;
  if (!(await unlessUnavailable(carryOutChange(deps, wish.value), deps.raiseAlarm))) return refuse(failure('PAYMENTS_UNAVAILABLE'));
  const change = await changeById(deps.reader, wish.value);
  return change.refusal === null ? ok({ change, subscription: await subscriptionById(deps.reader as never, change.subscriptionId) }) : refuse(failure(change.refusal));
}

/** Why a subscription cannot be changed as it stands; null when it can. */
export async function standingRefusal(db: SubscriptionsReader, row: Pick<SubscriptionRow, 'communityId' | 'userId' | 'status' | 'endedAt' | 'revokedAt' | 'cancelAt' | 'pausedAt'>, wish: 'CHANGE' | 'PAUSE' | 'CONTINUE' | 'KEEP'): Promise<StandingFailure | null> {
  if (row.endedAt != null || row.revokedAt != null) return failure('NO_SUBSCRIPTION');
  const member = await db.selectFrom('member').select('status').where('communityId', '=', row.communityId).where('userId', '=', row.userId).executeTakeFirst();
  if (member?.status !== 'ACTIVE') return failure('NOT_A_MEMBER');
  if (row.cancelAt != null) return failure('ALREADY_CANCELED');
  const status = statusOf(row.status);
  const isResting = row.pausedAt != null || status === 'PAUSED';
  if (wish === 'CONTINUE') return isResting ? null : failure('NOT_PAUSED');
  if (isResting) return failure('SUBSCRIPTION_PAUSED');
  return status === 'ACTIVE' || status === 'TRIALING' ? null : failure('PAYMENT_OVERDUE');
}
