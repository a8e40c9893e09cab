import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import { decodeId } from '../../../src/kernel/id.ts';
import { randomName } from '../../support/world.ts';
import type { Money, Sale } from './money.ts';

const ERRORS = 'errors { __typename ... on UserError { code path } }';
const MONEY = '{ minorUnits currency }';
const SUBSCRIPTION = `subscription { id status currentPeriodEnd accessEndsAt pausedAt remainingSeconds trialEndsAt scheduledAt price { amount ${MONEY} } scheduledPrice { amount ${MONEY} } tier { name } }`;
const PLAN_CHANGE = `planChange { id kind state confirmUrl confirmableUntil takesEffectAt expiresAt dueNow ${MONEY} lines { title amount ${MONEY} isCredit } price { amount ${MONEY} } }`;
const RESULTS: Readonly<Record<string, string>> = { previewPlanChange: PLAN_CHANGE, changePlan: `${SUBSCRIPTION} ${PLAN_CHANGE}`, migrateSubscribers: 'subscribers', openBillingPortal: 'url' };

export interface Ladder extends Sale {
  readonly higher: { tierId: string; planId: string; priceId: string };
}

/** What the tests of subscriptions do again and again. */
export function subscriptionsOf(money: Money) {
  const mutate = async (name: string, input: object, viewer: SignedInViewer, key = randomName('key')) => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const document = `mutation ($input: ${type}!) { ${name}(input: $input) { ${RESULTS[name] ?? SUBSCRIPTION} ${ERRORS} } }`;
    const { data, errors } = await money.app.run(document, { input: { ...input, idempotencyKey: key } }, viewer);
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return data[name] as any;
  };
  const rowOf = (orderId: string) => money.app.platform.database.reader.selectFrom('membership_subscription').selectAll().where('orderId', '=', decodeId('Order', orderId)).executeTakeFirstOrThrow() as Promise<any>;
  return {
    mutate, rowOf,
    /** Two tiers that renew every month: 30 and 90.01. */
    async aLadder(): Promise<Ladder> {
      const sale = await money.aSale({ kind: 'MONTHLY', minorUnits: 3_000 });
      const tierId = await money.aTier(sale.owner, sale.community, '顶级会员', 20);
      return { ...sale, higher: { tierId, ...(await money.aPlan(sale.owner, tierId, 'MONTHLY', 9_001)) } };
    },
    untilPeriodEnd: async (orderId: string): Promise<number> => (await rowOf(orderId)).currentPeriodEnd.getTime() - money.sandbox.now(),
    idOf: async (viewer: SignedInViewer, { community }: Pick<Sale, 'community'>): Promise<string> => (await money.subscription(viewer, community)).id,
    /** What was paid for an order so far, oldest first. */
    paymentsOf: async (orderId: string): Promise<number[]> =>
      (await money.app.platform.database.reader.selectFrom('payment').select(['amountMinor', 'receivedAt']).where('orderId', '=', decodeId('Order', orderId)).orderBy('receivedAt').orderBy('id').execute() as any[]).map(({ amountMinor }) => amountMinor),
    invoices: async (viewer: SignedInViewer, orderId: string) =>
      (await money.app.run(`query ($id: ID!) { invoices(orderId: $id) { number status total ${MONEY} paid ${MONEY} paidAt pageUrl pdfUrl } }`, { id: orderId }, viewer)).data.invoices as any[] | null,
    /** The provider's subscription of an order. */
    atProvider: async (orderId: string) => money.stripe.subscriptions.retrieve((await rowOf(orderId)).providerId),
    mailsTo: async (viewer: SignedInViewer) => {
      const { email } = await money.app.platform.database.reader.selectFrom('user_account').select('email').where('id', '=', viewer.userId).executeTakeFirstOrThrow() as { email: string };
      return money.app.platform.mailbox!.list(email);
    },
  };
}
