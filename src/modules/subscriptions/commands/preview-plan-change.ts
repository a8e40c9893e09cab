import { failure, notFound, type Failure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import type { ChangePreview, ProviderSubscription } from '../../../platform/payments/payments.ts';
import { refusalOfChanging, subscriptionForChanging, subscriptionForViewing, unlessUnavailable, type SubscriptionRow } from '../../billing/index.ts';
import { isRecurring, isSoldOutForOrder } from '../../plans/index.ts';
import type { SubscriptionsDeps, SubscriptionsReader } from '../deps.ts';
import { changeAtOnce, runsOnPaidDays } from '../model/at-once.ts';
import { MoneyAlarm } from '../model/money-alarm.ts';
import { isUpgrade, type SubscribedOffer } from '../model/plan-direction.ts';
import { SubscriptionChange, type ChangeLine, type SubscriptionChangeRow } from '../model/subscription-change.entity.ts';
import { changeById } from '../queries/subscription-changes.ts';
import { standingRefusal, type StandingFailure } from './request-change.ts';

export interface PreviewPlanChangeInput {
  readonly subscriptionId: string;
  readonly priceId: string;
  readonly idempotencyKey: string;
}
type PreviewFailure = StandingFailure | Failure<'NOT_FOUND' | 'PRICE_NOT_OFFERED' | 'ALREADY_SUBSCRIBED' | 'COVERED_UNTIL' | 'SOLD_OUT' | 'PAYMENTS_UNAVAILABLE'>;

interface Offer extends SubscribedOffer {
  readonly priceId: string;
  readonly planId: string;
  readonly communityId: string;
  readonly currency: string;
  readonly isOnSale: boolean;
}
interface Wish {
  readonly subscription: SubscriptionRow;
  readonly from: Offer;
  readonly to: Offer;
}

/** Shows what another plan costs and from when it counts. What is accepted within a quarter of an hour costs exactly that. */
export async function previewPlanChange(deps: SubscriptionsDeps, viewer: Viewer, input: PreviewPlanChangeInput): Promise<Result<SubscriptionChangeRow, PreviewFailure>> {
  signedIn(viewer);
  const wish = await wishOf(deps, viewer, input);
  if (!wish.ok) return wish;
  const cost = await unlessUnavailable(costOf(deps, wish.value), deps.raiseAlarm);
  return cost ? keep(deps, viewer, input, wish.value, cost.value) : refuse(failure('PAYMENTS_UNAVAILABLE'));
}

async function wishOf({ reader, clock }: SubscriptionsDeps, viewer: Viewer, { subscriptionId, priceId }: PreviewPlanChangeInput): Promise<Result<Wish, PreviewFailure>> {
  const subscription = await subscriptionForViewing(reader as never, { ...viewer, isStaff: false }, subscriptionId);
  if (!subscription) return refuse(notFound('input', 'subscriptionId'));
  const refusal = await standingRefusal(reader, subscription, 'CHANGE');
  if (refusal) return refuse(refusal);
  const [from, to] = [await offerOf(reader, subscription.communityId, subscription.priceId, clock.now()), await offerOf(reader, subscription.communityId, priceId, clock.now())];
  if (!to) return refuse(notFound('input', 'priceId'));
  if (!from || !to.isOnSale || to.currency !== from.currency) return refuse(failure('PRICE_NOT_OFFERED', ['input', 'priceId']));
  if (from.priceId === to.priceId) return refuse(failure('ALREADY_SUBSCRIBED', ['input', 'priceId']));
  const held = from.tierId === to.tierId ? null : await refusalOfChanging({ db: reader as never, now: clock.now() }, { ...subscription, tierId: to.tierId, from: isUpgrade(from, to) ? clock.now() : subscription.currentPeriodEnd });
  if (held) return refuse({ ...held, path: ['input', 'priceId'] });
  return (await isSoldOutForOrder(reader, { ...subscription, planId: to.planId })) ? refuse(failure('SOLD_OUT', ['input', 'priceId'])) : ok({ subscription, from, to });
}

async function offerOf(db: SubscriptionsReader, communityId: string, priceId: string | null, now: Date): Promise<Offer | null> {
  if (priceId === null) return null;
  const row = await db.selectFrom('price').innerJoin('plan', 'plan.id', 'price.planId').innerJoin('tier', 'tier.id', 'plan.tierId')
    .select(['price.id as priceId', 'price.planId', 'price.amountMinor', 'price.currency', 'price.validFrom', 'price.validTo', 'plan.kind', 'tier.id as tierId', 'tier.rank', 'tier.archivedAt'])
    .where('price.id', '=', priceId).where('price.communityId', '=', communityId).where('plan.communityId', '=', communityId).where('tier.communityId', '=', communityId).executeTakeFirst();
  if (!row || !isRecurring(row.kind)) return null;
  const isOnSale = row.archivedAt === null && row.validFrom <= now && (row.validTo === null || row.validTo > now);
  return { priceId: row.priceId, planId: row.planId, communityId, tierId: row.tierId, rank: row.rank as number, kind: row.kind, amountMinor: row.amountMinor as number, currency: row.currency, isOnSale };
}

interface Cost {
  readonly at: Date;
  readonly preview: ChangePreview;
}
/** What it costs to change at once; null where the change waits for the end of what is paid for, as days that were paid before a pause do. */
async function costOf(deps: SubscriptionsDeps, { subscription, from, to }: Wish): Promise<Cost | null> {
  if (!isUpgrade(from, to)) return null;
  const priceId = await deps.billing.providerPriceOf(to);
  const now = await deps.payments.subscription(subscription.providerId);
  if (now === null) throw new MoneyAlarm('SUBSCRIPTION_GONE', subscription.id);
  if (runsOnPaidDays(now)) return null;
  const at = secondWithin(now, deps.clock.now());
  const preview = await deps.payments.previewChange(changeAtOnce(now, { priceId, at }));
  // What is given back beyond that would stay with the provider as credit, which pays the next invoice in whatever community.
  if (preview.totalMinor < 0) return null;
  // Of a customer with credit nothing is taken until somebody has looked: the charge would differ from what is shown.
  if (preview.dueMinor !== preview.totalMinor) throw new MoneyAlarm('CUSTOMER_CREDIT', subscription.id);
  return { at, preview };
}

/** The provider counts in whole seconds of the present period, by its own clock. */
function secondWithin({ currentPeriodStart: start, currentPeriodEnd: end }: ProviderSubscription, now: Date): Date {
  const time = Math.min(Math.max(now.getTime(), start.getTime()), end.getTime());
  return new Date(Math.floor(time / 1_000) * 1_000);
}

async function keep(deps: SubscriptionsDeps, viewer: Viewer, input: PreviewPlanChangeInput, { from, to }: Wish, cost: Cost | null): Promise<Result<SubscriptionChangeRow, PreviewFailure>> {
  const { userId } = signedIn(viewer);
  const kept = await deps.uow.run<string, PreviewFailure>((tx) => tx.once<string, PreviewFailure>({ userId, operation: 'previewPlanChange', key: input.idempotencyKey, input }, async () => {
    const found = await subscriptionForChanging(tx, viewer, input.subscriptionId);
    if (!found.ok) return found;
    const { communityId, id: subscriptionId, currentPeriodEnd } = found.value;
    const id = newId(tx.now.getTime());
    const shown = cost ? { at: cost.at, dueMinor: cost.preview.totalMinor, lines: linesOf(cost.preview) } : { at: currentPeriodEnd, dueMinor: 0 };
    tx.em.create(SubscriptionChange, { id, communityId, subscriptionId, userId, kind: cost ? 'UPGRADE' : 'DOWNGRADE', state: 'PREVIEWED', fromPriceId: from.priceId, priceId: to.priceId, currency: to.currency, createdAt: tx.now, ...shown });
    return ok({ id, value: id });
  }, async (id) => id));
  return kept.ok ? ok(await changeById(deps.reader, kept.value)) : kept;
}

const linesOf = ({ lines }: ChangePreview): ChangeLine[] =>
  lines.map(({ amountMinor, isCredit, periodStart, periodEnd }) => ({ amountMinor, isCredit, startsAt: periodStart.toISOString(), endsAt: periodEnd.toISOString() }));
