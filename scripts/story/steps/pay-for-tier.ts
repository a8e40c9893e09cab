import { CommunityPlansDocument, CommunityTiersDocument, OrderDocument, PostDocument, RoomsDocument, StartCheckoutDocument } from '../../../schema/generated/graphql.ts';
import { check, eventually, has, need, same } from '../check.ts';
import { newKey, type Person } from '../person.ts';
import type { Stage } from '../stage.ts';
import { PAID_WORDS, PREMIUM, VIP } from './open-community.ts';

const GOOD_CARD = '4242424242424242';
const BAD_CARD = '4000000000000002';

/** One pays on the sandbox's page; a second is declined, tries again and pays. */
export async function payForTier(stage: Stage): Promise<void> {
  const [mei, bo] = [stage.person('mei'), stage.person('bo')];
  const order = await startOrder(stage, mei);
  same(await accessOf(stage, mei), false, 'access before paying');
  const paid = await post(stage, order.url, 'pay', GOOD_CARD, 'mei');
  check(paid.status === 303 && paid.location !== null, 'the page sends the payer back');
  await untilPaid(mei, order.id);
  stage.step('小梅 pays 25.00 CNY on the sandbox page; the signed webhook comes in and the order is paid');

  const declinedOrder = await startOrder(stage, bo);
  await post(stage, declinedOrder.url, 'decline', BAD_CARD, 'bo');
  const open = need((await bo.get(OrderDocument, { id: declinedOrder.id })).order, 'order');
  check(open.state !== 'PAID', 'a declined payment pays nothing');
  same(await accessOf(stage, bo), false, 'access after a declined payment');
  stage.step('阿博 is declined: the order stays open and nothing opens');
  await post(stage, declinedOrder.url, 'pay', GOOD_CARD, 'bo');
  await untilPaid(bo, declinedOrder.id);
  stage.step('阿博 tries again with another card and pays');

  for (const person of [mei, bo]) {
    await eventually(`the article opens for ${person.name}`, () => accessOf(stage, person));
    const opened = (await person.get(PostDocument, { id: stage.get<string>('paidPostId') })).node;
    check(has(opened, 'body') && opened.body === PAID_WORDS, `${person.name} reads the article`);
    const rooms = need((await person.get(RoomsDocument, { slug: stage.slug })).community, 'community').rooms.nodes;
    same(rooms.map(({ access }) => access.allowed), [true, true], `the rooms of ${person.name}`);
    const tiers = need((await person.get(CommunityTiersDocument, { slug: stage.slug })).community, 'community');
    same([tiers.viewerMember?.tier?.name, tiers.viewerEntitlements], ['掌勺', [PREMIUM, VIP]], `the tier of ${person.name}`);
  }
  const cui = need((await stage.person('cui').get(CommunityTiersDocument, { slug: stage.slug })).community, 'community');
  same([cui.viewerMember?.tier?.name, cui.viewerEntitlements, await accessOf(stage, stage.person('cui'))], ['免费', [], false], 'who did not pay');
  same(await mei.get(OrderDocument, { id: declinedOrder.id }).then(({ order: other }) => other), null, "somebody else's order");
  stage.step('the article and the VIP room open for both; 翠花 stays outside; nobody sees the order of another');
}

async function startOrder(stage: Stage, person: Person): Promise<{ id: string; url: string }> {
  const offers = need((await person.get(CommunityPlansDocument, { slug: stage.slug })).community, 'community').tiers;
  check(offers.some(({ plans }) => plans.some(({ price }) => price?.id === stage.get('priceId'))), 'the price is on offer');
  const started = await person.do(StartCheckoutDocument, { input: { priceId: stage.get<string>('priceId'), channel: 'WEB', idempotencyKey: newKey() } }, 'startCheckout');
  const order = need(started.order, 'order');
  return { id: order.id, url: need(order.checkoutUrl, 'the address of the page') };
}
const post = (stage: Stage, url: string, action: string, card: string, name: string) => stage.postForm(url, { action, card, email: `${name}@example.com`, name });

const untilPaid = (person: Person, id: string): Promise<unknown> => eventually(`the order of ${person.name} is paid`, async () => (await person.get(OrderDocument, { id })).order?.state === 'PAID');

async function accessOf(stage: Stage, person: Person): Promise<boolean> {
  const found = (await person.get(PostDocument, { id: stage.get<string>('paidPostId') })).node;
  return has(found, 'access') && found.access.allowed;
}
