import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import type { Money } from '../../money/support/money.ts';
import { subscriptionsOf } from '../../money/support/subscriptions.ts';
import type { Place } from './matrix-world.ts';
import { id, key, type Cell, type Row } from './mutations.ts';

interface Subscribed {
  readonly viewer: SignedInViewer;
  readonly subscriptionId: string;
  /** A price of a higher tier. */
  readonly dearPriceId: string;
  /** What the buyer was shown. */
  readonly planChangeId: string;
}

/** Changes of subscriptions. The buyer is the paid member of these rows: what only the provider can make is bought from it. */
export function subscriptionRows(money: () => Money): readonly Row[] {
  const made = new WeakMap<Place, Promise<Subscribed>>();
  const ownerOf = ({ cast }: Place): SignedInViewer => ({ userId: cast.owner.userId, sessionId: null, isStaff: false, locale: 'en' });
  const subscribe = async ({ place, tier }: Cell, isResting: boolean): Promise<Subscribed> => {
    const { mutate } = subscriptionsOf(money());
    const { priceId } = await money().aPlan(ownerOf(place), id('Tier', await tier()), 'MONTHLY', 3_000);
    const { viewer } = await money().aBuyer({ community: { id: place.communityId } as never, priceId });
    const row = await money().app.platform.database.reader.selectFrom('membership_subscription').select('id').where('communityId', '=', place.communityId).where('userId', '=', viewer.userId).executeTakeFirstOrThrow();
    const subscriptionId = id('MembershipSubscription', row.id);
    const { priceId: dearPriceId } = await money().aPlan(ownerOf(place), id('Tier', await tier()), 'MONTHLY', 1_000_000);
    const { planChange } = await mutate('previewPlanChange', { subscriptionId, priceId: dearPriceId }, viewer);
    if (isResting) await mutate('pauseSubscription', { subscriptionId }, viewer);
    return { viewer, subscriptionId, dearPriceId, planChangeId: planChange.id };
  };
  const subscribedIn = (cell: Cell, isResting = false): Promise<Subscribed> => {
    if (!made.has(cell.place)) made.set(cell.place, subscribe(cell, isResting));
    return made.get(cell.place)!;
  };
  const buyer = (isResting = false) => async (cell: Cell) => (cell.caller === 'paidMember' ? (await subscribedIn(cell, isResting)).viewer : null);
  const ofBuyer = (isResting = false) => async (cell: Cell) => ({ input: { subscriptionId: (await subscribedIn(cell, isResting)).subscriptionId, idempotencyKey: key() } });
  const settle = (): Promise<void> => money().settle();
  const rows: readonly Row[] = [
    { name: 'previewPlanChange', actor: buyer(), args: async (cell) => ({ input: { ...(await ofBuyer()(cell)).input, priceId: (await subscribedIn(cell)).dearPriceId } }) },
    { name: 'changePlan', actor: buyer(), args: async (cell) => ({ input: { planChangeId: (await subscribedIn(cell)).planChangeId, idempotencyKey: key() } }) },
    { name: 'keepPlan', actor: buyer(), args: ofBuyer() },
    { name: 'pauseSubscription', actor: buyer(), args: ofBuyer() },
    { name: 'continueSubscription', actor: buyer(true), args: ofBuyer(true) },
    { name: 'migrateSubscribers', args: async (cell) => ({ input: { planId: id('Plan', (await cell.plan()).planId), idempotencyKey: key() } }) },
    { name: 'openBillingPortal', actor: buyer(), args: () => ({ input: { idempotencyKey: key() } }) },
  ];
  return rows.map((row) => ({ ...row, settle }));
}
