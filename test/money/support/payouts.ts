import { expect } from '@jest/globals';
import { findDataFaults } from '../../../scripts/checks/index.ts';
import { ledgerChecks } from '../../../scripts/checks/ledger.ts';
import { payoutChecks } from '../../../scripts/checks/payouts.ts';
import { DAY } from '../../../src/kernel/clock.ts';
import { decodeId, encodeId } from '../../../src/kernel/id.ts';
import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import type { CommunityRow } from '../../../src/modules/communities/index.ts';
import { booksOf } from '../../modules/ledger/support.ts';
import { randomName } from '../../support/world.ts';
import type { Money, Sale } from './money.ts';

const ERRORS = 'errors { __typename ... on UserError { code path } }';
const MANUAL = 'id state amount { minorUnits } reference answeredAt reversedAt';
const BALANCE = 'pending { minorUnits } available { minorUnits } owed { minorUnits } transferred { minorUnits } paidManually { minorUnits } awaitingConfirmation { minorUnits }';

/** What the tests of payouts do again and again. */
export function payingOut(money: Money) {
  const { app } = money;
  const run = async (document: string, variables: Record<string, unknown>, viewer: SignedInViewer) => {
    const { data, errors } = await app.run(document, variables, viewer);
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return data;
  };
  const memberId = async ({ userId }: SignedInViewer, community: CommunityRow): Promise<string> =>
    encodeId('Member', (await app.platform.database.reader.selectFrom('member').select('id').where('communityId', '=', community.id).where('userId', '=', userId).executeTakeFirstOrThrow()).id as string);
  const openOnboarding = async (viewer: SignedInViewer, input: object = {}) =>
    (await run(`mutation ($input: OpenPayoutOnboardingInput!) { openPayoutOnboarding(input: $input) { account { id state } url expiresAt ${ERRORS} } }`, { input }, viewer)).openPayoutOnboarding;
  const account = async (viewer: SignedInViewer) => (await run('{ viewerPayoutAccount { id state canReceive requirements deadline bankPayouts { nodes { status failureReason amount { minorUnits currency } } } } }', {}, viewer)).viewerPayoutAccount;
  const providerAccount = async (viewer: SignedInViewer): Promise<string> =>
    (await app.platform.database.reader.selectFrom('payout_account').select('providerId').where('userId', '=', viewer.userId).orderBy('createdAt', 'desc').executeTakeFirstOrThrow()).providerId as string;
  /** What a browser does on the provider's page. */
  const fillIn = async (url: string, outcome: string): Promise<string> => {
    const page = await (await fetch(url, { redirect: 'manual' })).text();
    const ticket = /name="ticket" value="([^"]*)"/.exec(page)?.[1] ?? '';
    const answer = await fetch(url, { method: 'POST', body: new URLSearchParams({ ticket, outcome }), redirect: 'manual' });
    return answer.headers.get('location')!;
  };
  const transfers = async (owner: SignedInViewer, { slug }: CommunityRow) =>
    (await run('query ($slug: String!) { community(slug: $slug) { payoutTransfers { nodes { id state amount { minorUnits currency } reversed { minorUnits } payee { id } } } } }', { slug }, owner)).community.payoutTransfers.nodes;
  return {
    /** A community that sells a term for 100.00, of which the owner gets 90 %. */
    aShop: (): Promise<Sale> => money.aSale({ kind: 'TERM', minorUnits: 10_000 }),
    transfers,
    /** How each transfer stands, how much it was and how much of it came back; newest first. */
    states: async ({ owner, community }: Sale): Promise<[string, number, number][]> => (await transfers(owner, community)).map(({ state, amount, reversed }: any) => [state, amount.minorUnits, reversed.minorUnits]),
    run, memberId, openOnboarding, account, providerAccount, fillIn,
    /** A payee with an account that may receive money, or stands otherwise. */
    async onboard(viewer: SignedInViewer, outcome = 'enabled') {
      const { url, account: opened, errors } = await openOnboarding(viewer, { country: 'SG' });
      expect(errors).toEqual([]);
      await fillIn(url, outcome);
      await money.settle();
      return { accountId: opened.id as string, providerId: await providerAccount(viewer) };
    },
    /** The refund window of all that was sold so far closes. */
    async closeWindow(): Promise<void> {
      await money.advance(3 * DAY + 1_000);
      await app.platform.jobs.run('ledger.release-due-shares');
      await money.settle();
    },
    async balance(viewer: SignedInViewer): Promise<Record<string, number>> {
      const { viewerBalances } = await run(`{ viewerBalances { ${BALANCE} } }`, {}, viewer);
      const sums: Record<string, number> = {};
      for (const balance of viewerBalances) for (const [bucket, { minorUnits }] of Object.entries<{ minorUnits: number }>(balance)) if (minorUnits !== 0) sums[bucket] = (sums[bucket] ?? 0) + minorUnits;
      return sums;
    },
    setRule: async (owner: SignedInViewer, { id }: CommunityRow, input: object) =>
      (await run(`mutation ($id: ID!, $input: UpdateShareRuleInput!) { updateShareRule(communityId: $id, input: $input) { shareRule { version ownerBasisPoints } ${ERRORS} } }`, { id: encodeId('Community', id), input }, owner)).updateShareRule,
    record: async (viewer: SignedInViewer, { id }: CommunityRow, payee: SignedInViewer, minorUnits: number, more: object = {}) =>
      (await run(`mutation ($input: RecordManualPayoutInput!) { recordManualPayout(input: $input) { manualPayout { ${MANUAL} } ${ERRORS} } }`,
        { input: { communityId: encodeId('Community', id), payeeId: encodeId('User', payee.userId), minorUnits, currency: 'CNY', reference: randomName('bank'), idempotencyKey: randomName('key'), ...more } }, viewer)).recordManualPayout,
    /** Answers what became of a payout by hand, or the codes of the refusal. */
    async onManual(verb: 'confirm' | 'dispute' | 'withdraw' | 'reverse', viewer: SignedInViewer, id: string): Promise<string> {
      const { manualPayout, errors } = (await run(`mutation ($id: ID!) { payload: ${verb}ManualPayout(manualPayoutId: $id) { manualPayout { ${MANUAL} } ${ERRORS} } }`, { id }, viewer)).payload;
      return manualPayout?.state ?? errors.map(({ code }: { code: string }) => code).join();
    },
    statement: async (viewer: SignedInViewer, { id }: CommunityRow, more: object = {}) =>
      (await run(`query ($id: ID!, $month: String!, $payeeId: ID, $currency: CurrencyCode!) { payoutStatement(communityId: $id, month: $month, currency: $currency, payeeId: $payeeId) {
        opening { minorUnits } closing { minorUnits } accountOpening { minorUnits } accountClosing { minorUnits } awaitingConfirmation { minorUnits } awaitingPayouts { nodes { id state reference amount { minorUnits } } } totals { kind change { minorUnits } accountChange { minorUnits } }
        lines(first: 100) { nodes { kind explanation orderReference change { minorUnits } accountChange { minorUnits } } } } }`, { id: encodeId('Community', id), currency: 'CNY', ...more }, viewer)).payoutStatement,
    /** What went in and out of a connected account at the provider. */
    async atProvider(accountId: string): Promise<number> {
      const { available, pending } = await money.stripe.balance.retrieve({}, { stripeAccount: accountId });
      return [...available, ...pending].reduce((sum, { amount }) => sum + amount, 0);
    },
    orderOf: (orderId: string) => app.platform.database.reader.selectFrom('payment').selectAll().where('orderId', '=', decodeId('Order', orderId)).executeTakeFirstOrThrow() as Promise<{ id: string; providerPaymentId: string; providerChargeId: string }>,
    books: (place: { community: CommunityRow; owner: SignedInViewer }) => booksOf(app, place),
    async expectSound(): Promise<void> {
      expect(await findDataFaults(app.platform.database.reader, [...ledgerChecks, ...payoutChecks])).toEqual([]);
    },
  };
}
