import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { SignedInViewer } from '../../src/kernel/viewer.ts';
import { startMoney, type Money } from './support/money.ts';
import { refunding } from './support/refunds.ts';

let money: Money;
let back: ReturnType<typeof refunding>;
beforeAll(async () => {
  money = await startMoney();
  back = refunding(money);
});
afterAll(() => money.stop());

async function statementsOf(document: string, variables: Record<string, unknown>, viewer: SignedInViewer): Promise<{ count: number; data: any }> {
  const { queryLog } = money.app.platform.database;
  queryLog.start();
  const { data, errors } = await money.app.run(document, variables, viewer);
  const count = queryLog.stop().length;
  expect(errors).toEqual([]);
  return { count, data };
}

test('Lists of refunds, disputes and warnings take the same statements however long they are, and go on behind their cursor', async () => {
  const sale = await money.aSale({ kind: 'TERM', minorUnits: 10_000 });
  const { owner, community } = sale;
  const document = `query ($slug: String!, $first: Int, $after: String) { community(slug: $slug) {
    refunds(first: $first, after: $after) { nodes { id state payment { id isProration } order { id buyer { number } tier { name } } } pageInfo { endCursor hasNextPage } }
    disputes { nodes { state order { id } } } fraudWarnings { nodes { answer order { id } } }
    orders { nodes { id refunds { state amount { minorUnits } } payments { refundableUntil viewerRefundable { minorUnits } } } }
    refundPolicy { windowHours onFraudWarning }
  } }`;
  const aRefund = async (): Promise<void> => {
    const { orderId } = await money.aBuyer(sale);
    const [payment] = await back.payments(orderId);
    money.sandbox.warnOfFraud(payment!.providerPaymentId);
    await back.refund(owner, orderId, { minorUnits: 4_000, reason: '补偿' });
    money.sandbox.openDispute(payment!.providerPaymentId);
    await money.settle();
  };
  await aRefund();
  const one = await statementsOf(document, { slug: community.slug }, owner);
  await aRefund();
  await aRefund();
  const three = await statementsOf(document, { slug: community.slug }, owner);
  expect(three.data.community).toMatchObject({ refundPolicy: { windowHours: 72, onFraudWarning: 'ALARM' } });
  for (const list of ['refunds', 'disputes', 'fraudWarnings', 'orders']) expect(three.data.community[list].nodes).toHaveLength(3);
  expect(three.count).toBe(one.count);
  expect(three.data.community.orders.nodes.map(({ payments }: any) => payments.map(({ viewerRefundable }: any) => viewerRefundable))).toEqual([[null], [null], [null]]);
  const first = (await statementsOf(document, { slug: community.slug, first: 2 }, owner)).data.community.refunds;
  const rest = (await statementsOf(document, { slug: community.slug, first: 2, after: first.pageInfo.endCursor }, owner)).data.community.refunds;
  expect([first.pageInfo.hasNextPage, rest.pageInfo.hasNextPage]).toEqual([true, false]);
  expect([...first.nodes, ...rest.nodes].map(({ id }: { id: string }) => id)).toEqual(three.data.community.refunds.nodes.map(({ id }: { id: string }) => id));
});

test('Members see the window, and neither refunds of others nor disputes nor what a warning brings about', async () => {
  const sale = await money.aSale({ kind: 'TERM', minorUnits: 10_000 });
  const { orderId } = await money.aBuyer(sale);
  await back.refund(sale.owner, orderId, { minorUnits: 500, reason: '补偿' });
  const member = await money.app.world.aMember({ community: sale.community, role: 'PARTNER' });
  const { data } = await statementsOf('query ($slug: String!) { community(slug: $slug) { refundPolicy { windowHours onFraudWarning } refunds { nodes { id } } disputes { nodes { id } } fraudWarnings { nodes { id } } } }', { slug: sale.community.slug }, member);
  expect(data.community).toEqual({ refundPolicy: { windowHours: 72, onFraudWarning: null }, refunds: { nodes: [] }, disputes: { nodes: [] }, fraudWarnings: { nodes: [] } });
  const nobody = (await money.app.run('{ refunds { nodes { id } } }', {}, member)).errors;
  expect(nobody).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
});
