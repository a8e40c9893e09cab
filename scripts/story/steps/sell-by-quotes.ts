import { CommunityOffersDocument, CreateQuoteDocument, GroupBuyDocument, JoinGroupBuyDocument, OpenGroupBuyDocument, OrderDocument, StartCheckoutDocument } from '../../../schema/generated/graphql.ts';
import { check, eventually, has, need, same } from '../check.ts';
import { newKey, type Person } from '../person.ts';
import type { Stage } from '../stage.ts';

interface Wish {
  readonly voucherIds?: readonly string[];
  readonly groupBuyId?: string;
}
type Line = readonly [kind: string, minorUnits: number];

/** Four people pay four different prices, each with every line that made it. */
export async function sellByQuotes(stage: Stage): Promise<void> {
  const [tang, anan, duo, dui] = [stage.person('tang'), stage.person('anan'), stage.person('duo'), stage.person('dui')];
  stage.keep('tangOrderId', await buy(stage, tang, {}, [['LIST', 9_900], ['LADDER_STEP', -1_980]], 7_920));
  stage.step('特卖: 小糖 pays 99.00 − 19.80 (early bird 20 %) = 79.20');

  const [hers, his] = [await voucherOf(stage, anan, 3_000), await voucherOf(stage, tang, 2_000)];
  stage.keep('tangVoucherId', his);
  stage.step('特卖: 安安 gets a voucher of 30.00 for bringing 小糖, and 小糖 one of 20.00');

  stage.keep('ananOrderId', await buy(stage, anan, { voucherIds: [hers] }, [['LIST', 9_900], ['LADDER_STEP', -1_980], ['VOUCHER', -3_000]], 4_920));
  stage.step('特卖: 安安 pays 99.00 − 19.80 (early bird 20 %) − 30.00 (voucher) = 49.20');

  const opened = await duo.do(OpenGroupBuyDocument, { input: { groupBuyOfferId: stage.get<string>('groupBuyOfferId'), idempotencyKey: newKey() } }, 'openGroupBuy');
  const groupBuyId = need(opened.groupBuy, 'group-buy').id;
  await dui.do(JoinGroupBuyDocument, { input: { groupBuyId, idempotencyKey: newKey() } }, 'joinGroupBuy');
  same(await anan.refusedBy(JoinGroupBuyDocument, { input: { groupBuyId, idempotencyKey: newKey() } }, 'joinGroupBuy'), 'GROUP_BUY_FULL', 'a third person at two seats');
  for (const person of [duo, dui]) await buy(stage, person, { groupBuyId }, [['LIST', 9_900], ['GROUP_BUY', -2_475]], 7_425);
  await eventually('the group-buy succeeds', async () => {
    const { node } = await duo.get(GroupBuyDocument, { id: groupBuyId });
    return has(node, 'paidCount') && node.state === 'SUCCEEDED' && node.paidCount === 2;
  });
  await voucherOf(stage, duo, 1_500);
  stage.step('特卖: 多多 and 对对 buy together, 99.00 − 24.75 (25 %, more than the early bird’s 20 %) = 74.25 each; a third finds no seat; the leader gets 15.00');
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

/** The one unused voucher of a person, once it has come. */
function voucherOf(stage: Stage, person: Person, minorUnits: number): Promise<string> {
  return eventually(`the voucher of ${person.name}`, async () => {
    const { community } = await person.get(CommunityOffersDocument, { slug: stage.get<string>('saleSlug') });
    const unused = need(community, 'community').viewerVouchers.filter(({ state }) => state === 'AVAILABLE');
    return unused.length === 1 && unused[0]!.amount.minorUnits === minorUnits ? unused[0]!.id : null;
  });
}
