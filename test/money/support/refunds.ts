import { decodeId, encodeId } from '../../../src/kernel/id.ts';
import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import type { CommunityRow } from '../../../src/modules/communities/index.ts';
import { randomName } from '../../support/world.ts';
import type { Money } from './money.ts';

export const REFUND_FIELDS = 'id state origin amount { minorUnits currency } reason hasEndedAccess payment { id }';
const ERRORS = 'errors { __typename ... on UserError { code path } }';

/** What the tests of refunds and disputes do again and again. */
export function refunding(money: Money) {
  const { app } = money;
  const db = app.platform.database.reader;
  const run = async (document: string, variables: Record<string, unknown>, viewer: SignedInViewer) => {
    const { data, errors } = await app.run(document, variables, viewer);
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return data;
  };
  return {
    async refund(viewer: SignedInViewer, orderId: string, input: { paymentId?: string; minorUnits?: number; reason?: string; idempotencyKey?: string } = {}) {
      const document = `mutation ($input: RequestRefundInput!) { requestRefund(input: $input) { refund { ${REFUND_FIELDS} } order { state } ${ERRORS} } }`;
      return (await run(document, { input: { orderId, idempotencyKey: randomName('key'), ...input } }, viewer)).requestRefund;
    },
    async preview(viewer: SignedInViewer, orderId: string, minorUnits: number | null = null, paymentId: string | null = null) {
      const document = `query ($id: ID!, $minorUnits: SafeInt, $paymentId: ID) { previewRefund(orderId: $id, minorUnits: $minorUnits, paymentId: $paymentId) { preview {
        amount { minorUnits } refundable { minorUnits } endsAccess refundableUntil payment { id } otherPayments { id amount { minorUnits } }
        undone { __typename title ... on AccessUndone { tier { name } endsAt } ... on PointsUndone { points } ... on CommissionUndone { shareKind amount { minorUnits } owed { minorUnits } } }
      } ${ERRORS} } }`;
      return (await run(document, { id: orderId, minorUnits, paymentId }, viewer)).previewRefund;
    },
    refundsOf: async (viewer: SignedInViewer, orderId: string) => (await run(`query ($id: ID!) { order(id: $id) { refunds { ${REFUND_FIELDS} } } }`, { id: orderId }, viewer)).order.refunds,
    /** The payments of an order as its viewer sees them, oldest first. */
    async paymentsOf(viewer: SignedInViewer, orderId: string): Promise<{ id: string; amount: { minorUnits: number }; isProration: boolean; viewerRefundable: { minorUnits: number } | null }[]> {
      const document = 'query ($id: ID!) { order(id: $id) { payments { id amount { minorUnits } refunded { minorUnits } isProration refundableUntil viewerRefundable { minorUnits currency } } } }';
      return (await run(document, { id: orderId }, viewer)).order.payments.toReversed();
    },
    async disputesOf(viewer: SignedInViewer, community: CommunityRow) {
      const document = 'query ($slug: String!) { community(slug: $slug) { disputes { nodes { id state reason amount { minorUnits } fee { minorUnits currency } evidenceDueBy closedAt order { id } } } } }';
      return (await run(document, { slug: community.slug }, viewer)).community.disputes.nodes;
    },
    setPolicy: (owner: SignedInViewer, community: CommunityRow, input: object) =>
      run('mutation ($id: ID!, $input: UpdateRefundPolicyInput!) { updateRefundPolicy(communityId: $id, input: $input) { refundPolicy { windowHours onFraudWarning } errors { __typename } } }', { id: encodeId('Community', community.id), input }, owner),
    /** The subjects of mails to this person, the newest first. */
    async mailsTo({ userId }: SignedInViewer): Promise<string[]> {
      const { email } = await db.selectFrom('user_account').select('email').where('id', '=', userId).executeTakeFirstOrThrow();
      return app.platform.mailbox!.list(email!).map(({ subject }) => subject);
    },
    payments: (orderId: string) => db.selectFrom('payment').selectAll().where('orderId', '=', decodeId('Order', orderId)).orderBy('receivedAt').execute(),
    /** What stands on each kind of account of a community, zeros left out. */
    async books(community: CommunityRow): Promise<Record<string, number>> {
      const rows = await db.selectFrom('ledger_entry').innerJoin('ledger_account', 'ledger_account.id', 'ledger_entry.accountId').select(['ledger_account.kind', 'ledger_entry.amountMinor'])
        .where('ledger_entry.communityId', '=', community.id).execute();
      const sums: Record<string, number> = {};
      for (const { kind, amountMinor } of rows) sums[kind] = (sums[kind] ?? 0) + amountMinor;
      return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0).sort(([a], [b]) => a.localeCompare(b)));
    },
    /** Where the books and the provider's balance differ, after all was compared. */
    async differences(): Promise<unknown[]> {
      await app.platform.jobs.run('stripe-events.reconcile-nightly');
      return db.selectFrom('reconciliation_difference').select(['kind', 'subject', 'theirsMinor', 'oursMinor']).execute();
    },
    /** What the provider has given back of a payment. */
    async givenBack(providerPaymentId: string): Promise<number[]> {
      const { data } = await money.stripe.refunds.list({ payment_intent: providerPaymentId, limit: 100 });
      return data.filter(({ status }) => status !== 'failed' && status !== 'canceled').map(({ amount }) => amount);
    },
  };
}
