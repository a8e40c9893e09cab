import { CommunityOffersDocument, CreateQuoteDocument, GroupBuyDocument, JoinGroupBuyDocument, OpenGroupBuyDocument, OrderDocument, StartCheckoutDocument, UpdateRefundPolicyDocument } from '../../../schema/generated/graphql.ts';
import { check, eventually, has, need, same } from '../check.ts';
import { newKey, type Person } from '../person.ts';
import type { Stage } from '../stage.ts';

type VoucherState = 'AVAILABLE' | 'PENDING';
interface Wish {
  readonly voucherIds?: readonly string[];
  readonly groupBuyId?: string;
}
type Line = readonly [kind: string, minorUnits: number];

/** Four people pay four different prices, each with every line that made it. */
export async function sellByQuotes(stage: Stage): Promise<void> {
  const [tang, anan, duo, dui] = [stage.person('tang'), stage.person('anan'), stage.person('duo'), stage.person('dui')];
  // A story cannot wait for three days: the first sale has no window, the others have the one of every day.
  await windowOf(stage, 0);
  stage.keep('tangOrderId', await buy(stage, tang, {}, [['LIST', 9_900], ['LADDER_STEP', -1_980]], 7_920));
  stage.step('特卖: 小糖 pays 99.00 − 19.80 (early bird 20 %) = 79.20, today without a window for taking it back');

  const [hers] = await vouchersOf(stage, anan, [3_000], 'AVAILABLE');
  await vouchersOf(stage, tang, [2_000], 'AVAILABLE');
  await windowOf(stage, 72);
  stage.step('特卖: 安安 gets a voucher of 30.00 for bringing 小糖, and 小糖 one of 20.00, to be used at once; from here on the window is 72 hours');

  stage.keep('ananOrderId', await buy(stage, anan, { voucherIds: [hers!] }, [['LIST', 9_900], ['LADDER_STEP', -1_980], ['VOUCHER', -3_000]], 4_920));
  stage.step('特卖: 安安 pays 99.00 − 19.80 (early bird 20 %) − 30.00 (voucher) = 49.20');

  const opened = await duo.do(OpenGroupBuyDocument, { input: { groupBuyOfferId: stage.get<string>('groupBuyOfferId'), idempotencyKey: newKey() } }, 'openGroupBuy');
  const groupBuyId = need(opened.groupBuy, 'group-buy').id;
  await dui.do(JoinGroupBuyDocument, { input: { groupBuyId, idempotencyKey: newKey() } }, 'joinGroupBuy');
  same(await anan.refusedBy(JoinGroupBuyDocument, { input: { groupBuyId, idempotencyKey: newKey() } }, 'joinGroupBuy'), 'GROUP_BUY_FULL', 'a third person at two seats');
  const ofTwo = (person: Person): Promise<string> => buy(stage, person, { groupBuyId }, [['LIST', 9_900], ['GROUP_BUY', -2_475]], 7_425);
  await ofTwo(duo);
  stage.keep('duiOrderId', await ofTwo(dui));
  await eventually('the group-buy succeeds', async () => {
    const { node } = await duo.get(GroupBuyDocument, { id: groupBuyId });
    return has(node, 'paidCount') && node.state === 'SUCCEEDED' && node.paidCount === 2;
  });
  stage.step('特卖: 多多 and 对对 buy together, 99.00 − 24.75 (25 %, more than the early bird’s 20 %) = 74.25 each; a third finds no seat');

  await vouchersOf(stage, duo, [1_500, 3_000], 'PENDING');
  const [waiting] = await vouchersOf(stage, dui, [2_000], 'PENDING');
  const wish = { priceId: stage.get<string>('salePriceId'), voucherIds: [waiting!], channel: 'WEB' as const, idempotencyKey: newKey() };
  same(await dui.refusedBy(CreateQuoteDocument, { input: wish }, 'createQuote'), 'VOUCHER_PENDING', 'a voucher whose payment can be taken back');
  stage.step('特卖: 多多 sees 15.00 for the group-buy and 30.00 for bringing 对对, and 对对 20.00: none can be used before the 72 hours are over');
}

async function windowOf(stage: Stage, windowHours: number): Promise<void> {
  const set = await stage.person('owner').do(UpdateRefundPolicyDocument, { communityId: stage.get<string>('saleId'), input: { windowHours } }, 'updateRefundPolicy');
  same(need(set.refundPolicy, 'policy').windowHours, windowHours, 'the window for refunds');
}

/** Asks for a quote, checks each of its lines, and pays it on the sandbox's page. */
async function buy(stage: Stage, person: Person, { voucherIds = [], groupBuyId }: Wish, lines: readonly Line[], net: number): Promise<string> {
  const wish = { priceId: stage.get<string>('salePriceId'), voucherIds: [...voucherIds], channel: 'WEB' as const, ...(groupBuyId === undefined ? {} : { groupBuyId }) };
  const asked = await person.do(CreateQuoteDocument, { input: { ...wish, idempotencyKey: newKey() } }, 'createQuote');
  const quote = need(asked.quote, 'quote');
  same(quote.rules.map(({ kind, amount }) => [kind, amount.minorUnits]), lines, `the lines of ${person.name}`);
  same([lines.reduce((sum, [, minorUnits]) => sum + minorUnits, 0), quote.amount.minorUnits], [net, net], `the price of ${person.name}`);
  const started = await person.do(StartCheckoutDocument, { input: { quoteId: quote.id, channel: 'WEB', idempotencyKey: newKey() } }, 'startCheckout');
  const order = need(started.order, 'order');
  same(order.amount.minorUnits, net, `the order of ${person.name}`);
  const answer = await stage.postForm(need(order.checkoutUrl, 'the page'), { action: 'pay', card: '4242424242424242', email: `${person.name}@example.com`, name: person.name });
  check(answer.status === 303, 'the page sends the payer back');
  await eventually(`the order of ${person.name} is paid`, async () => (await person.get(OrderDocument, { id: order.id })).order?.state === 'PAID');
  return order.id;
}

/** The vouchers of a person that stand so, by amount, once they have come. */
function vouchersOf(stage: Stage, person: Person, amounts: readonly number[], standing: VoucherState): Promise<string[]> {
  return eventually(`the vouchers of ${person.name}`, async () => {
    const { community } = await person.get(CommunityOffersDocument, { slug: stage.get<string>('saleSlug') });
    const found = need(community, 'community').viewerVouchers.filter(({ state }) => state === standing).toSorted((a, b) => a.amount.minorUnits - b.amount.minorUnits);
    return JSON.stringify(found.map(({ amount }) => amount.minorUnits)) === JSON.stringify(amounts) ? found.map(({ id }) => id) : null;
  });
}
