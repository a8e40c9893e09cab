import { CommunityLedgerDocument, CommunityOffersDocument, CommunityTiersDocument, OrderDocument, PayoutStatementDocument, PreviewRefundDocument, ReferralsDocument, RequestRefundDocument, ViewerBalancesDocument } from '../../../schema/generated/graphql.ts';
import { eventually, need, same } from '../check.ts';
import { newKey, type Person } from '../person.ts';
import type { Stage } from '../stage.ts';

const money = (minorUnits: number): string => (minorUnits / 100).toFixed(2);

/** One is given everything back, one a part, one takes everything back; then every sum of the day is added up. */
export async function reckonUp(stage: Stage): Promise<void> {
  const [owner, tang, anan, slug] = [stage.person('owner'), stage.person('tang'), stage.person('anan'), stage.get<string>('saleSlug')];
  const orderId = stage.get<string>('tangOrderId');
  const { preview } = (await owner.get(PreviewRefundDocument, { orderId })).previewRefund!;
  const undone = need(preview, 'preview');
  same([undone.amount.minorUnits, undone.endsAccess], [7_920, true], 'what a refund would do');
  same(new Set(undone.undone.map(({ __typename }) => __typename)).has('AccessUndone'), true, 'access among what is undone');
  same(await tang.refusedBy(RequestRefundDocument, { input: { orderId, idempotencyKey: newKey() } }, 'requestRefund'), 'REFUND_WINDOW_CLOSED', 'who takes back what has no window');
  await refund(owner, orderId, { reason: '客服退款' }, 7_920, 'REFUNDED');
  await withoutVouchers(tang, slug);
  same((await tang.get(CommunityTiersDocument, { slug })).community?.viewerEntitlements, [], 'what the refunded may do');
  same((await anan.get(ReferralsDocument, { slug })).community?.viewerReferralDebt?.minorUnits, 3_000, 'what the referrer owes');
  stage.step('特卖: the owner previews and gives 小糖 79.20 back: the tier ends, her voucher of 20.00 is gone, and the 30.00 that 安安 has used are owed');

  same(await anan.refusedBy(RequestRefundDocument, { input: { orderId: stage.get<string>('ananOrderId'), minorUnits: 4_900, idempotencyKey: newKey() } }, 'requestRefund'), 'NOT_IN_PARTS', 'a part that the buyer wants');
  await refund(owner, stage.get<string>('ananOrderId'), { minorUnits: 1_000, reason: '补偿' }, 1_000, 'PARTIALLY_REFUNDED');
  same((await anan.get(CommunityTiersDocument, { slug })).community?.viewerEntitlements, ['posts.read.premium'], 'access after a refund in part');
  stage.step('特卖: 安安 may not take 49.00 of 49.20 herself; the owner gives her 10.00 of it, and she keeps the tier');

  const [duo, dui] = [stage.person('duo'), stage.person('dui')];
  await refund(dui, stage.get<string>('duiOrderId'), {}, 7_425, 'REFUNDED');
  for (const person of [duo, dui]) await withoutVouchers(person, slug, 'PENDING');
  const { community } = await duo.get(ReferralsDocument, { slug });
  same([community?.viewerReferralDebt ?? null, (await duo.get(CommunityTiersDocument, { slug })).community?.viewerEntitlements], [null, ['posts.read.premium']], 'what 多多 owes and may do');
  stage.step('特卖: 对对 takes 74.25 back in time: his 20.00 and the 15.00 and 30.00 of 多多 are gone before anybody could use them, nothing is owed; 多多 keeps her tier at 74.25');

  await addUp(stage);
}

function withoutVouchers(person: Person, slug: string, standing: 'AVAILABLE' | 'PENDING' = 'AVAILABLE'): Promise<true> {
  return eventually(`the voucher of ${person.name} is taken back`, async () => {
    const { community } = await person.get(CommunityOffersDocument, { slug });
    return need(community, 'community').viewerVouchers.every(({ state }) => state !== standing);
  });
}

async function refund(person: Person, orderId: string, part: { minorUnits?: number; reason?: string }, given: number, state: string): Promise<void> {
  await person.do(RequestRefundDocument, { input: { orderId, ...part, idempotencyKey: newKey() } }, 'requestRefund');
  await eventually(`the refund of ${person.name}`, async () => {
    const { order } = await person.get(OrderDocument, { id: orderId });
    return order?.state === state && order.refunded.minorUnits === given;
  });
}

/** Every share is that of the sales that are left: 49.20 − 10.00 and 74.25, of which 10, 20 and 70 %. */
const SHARES = { platform: 392 + 743, partner: 784 + 1_485, owner: 2_744 + 5_197 };
/** 2.9 % and 2.00 of each payment, which the provider keeps also of what is refunded. */
const FEES = 430 + 343 + 415 + 415;
const LEFT = 7_920 + 4_920 + 7_425 + 7_425 - 7_920 - 1_000 - 7_425;

async function addUp(stage: Stage): Promise<void> {
  const [owner, partner, slug] = [stage.person('owner'), stage.person('partner'), stage.get<string>('saleSlug')];
  const books = need((await owner.get(CommunityLedgerDocument, { slug, first: 20 })).community, 'community');
  const held = new Map<string, number>();
  for (const { kind, balance } of books.ledgerAccounts) held.set(kind, (held.get(kind) ?? 0) + balance.minorUnits);
  same([...held].filter(([, minorUnits]) => minorUnits !== 0).sort(), [['PAYEE_PENDING', SHARES.owner + SHARES.partner], ['PLATFORM_REVENUE', SHARES.platform], ['STRIPE_BALANCE', LEFT - FEES], ['STRIPE_FEES', FEES]], 'the accounts of the community');
  same(SHARES.platform + SHARES.partner + SHARES.owner, LEFT, 'what all shares add up to');
  for (const { entries } of books.ledgerTransactions.nodes) same(entries.reduce((sum, { amount }) => sum + amount.minorUnits, 0), 0, 'the sum of a transaction');
  stage.step(`特卖: sold 276.90, refunded 163.45, left ${money(LEFT)} = platform ${money(SHARES.platform)} + partner ${money(SHARES.partner)} + owner ${money(SHARES.owner)}; Stripe kept ${money(FEES)}; ${books.ledgerTransactions.nodes.length} transactions of the ledger are zero each`);

  const [balance] = (await partner.get(ViewerBalancesDocument, {})).viewerBalances;
  same([balance?.pending.minorUnits, balance?.available.minorUnits], [SHARES.partner, 0], 'what the partner has coming');
  const month = new Date().toISOString().slice(0, 7);
  const statement = need((await partner.get(PayoutStatementDocument, { communityId: stage.get<string>('saleId'), month, currency: 'CNY', first: 20 })).payoutStatement, 'statement');
  const changes = statement.lines.nodes.map(({ change }) => change.minorUnits);
  same(changes.toSorted((a, b) => a - b), [-1_584, -1_485, -200, 984, 1_485, 1_485, 1_584], 'the lines of the statement');
  same([statement.opening.minorUnits, statement.closing.minorUnits], [0, SHARES.partner], 'the statement');
  stage.step(`特卖: the partner's statement says 15.84 + 9.84 + 14.85 + 14.85 − 15.84 − 2.00 − 14.85 = ${money(SHARES.partner)}, held until the refund window closes`);
}
