import { CancelSubscriptionDocument, CommunityPlansDocument, PostDocument, RoomEventsDocument, RoomHistoryDocument, SendMessageDocument, ViewerSubscriptionsDocument } from '../../../schema/generated/graphql.ts';
import { check, eventually, has, need, same } from '../check.ts';
import { newKey, type Person } from '../person.ts';
import type { Stage } from '../stage.ts';

/** The subscription is cancelled; at the end of its period the room closes on the ex-member in the middle of a stream. */
export async function cancelMembership(stage: Stage): Promise<void> {
  const [mei, bo, owner] = [stage.person('mei'), stage.person('bo'), stage.person('owner')];
  const vipRoomId = stage.get<string>('vipRoomId');
  const say = (body: string): Promise<unknown> => owner.do(SendMessageDocument, { input: { roomId: vipRoomId, body, idempotencyKey: newKey() } }, 'sendMessage');
  const hers = mei.listen(RoomEventsDocument, { roomId: vipRoomId, after: 0 });
  const his = bo.listen(RoomEventsDocument, { roomId: vipRoomId, after: 0 });
  await say('包厢里的悄悄话');
  for (const stream of [hers, his]) await eventually('both hear the VIP room', async () => stream.events.length === 1);

  const subscription = need((await mei.get(ViewerSubscriptionsDocument, {})).viewerSubscriptions[0], 'subscription');
  const cancelled = await mei.do(CancelSubscriptionDocument, { input: { subscriptionId: subscription.id, idempotencyKey: newKey() } }, 'cancelSubscription');
  check(need(cancelled.subscription, 'subscription').cancelAt !== null, 'the subscription ends at the end of its period');
  same([(await readable(stage, mei)), hers.ended], [true, null], 'access after cancelling, before the period ends');
  stage.step('小梅 cancels: everything stays open until the period ends');

  const end = new Date(need(subscription.currentPeriodEnd, 'the end of the period')).getTime() + 60_000;
  await stage.network.request({ method: 'POST', url: `${stage.places.sandbox}/_sandbox/clock`, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ advanceTo: new Date(end).toISOString() }) });
  await eventually('the subscription ends', async () => (await mei.get(CommunityPlansDocument, { slug: stage.slug })).community?.viewerSubscription?.status === 'CANCELED' || !(await readable(stage, mei)));
  await eventually('the stream of the ex-member ends', async () => hers.ended !== null, 10);
  same(hers.ended?.[0]?.extensions, { code: 'FORBIDDEN', reason: 'ENTITLEMENT_LOST' }, 'how the stream ended');
  await say('只有付费会员听得到');
  await eventually('the paying member still hears', async () => his.events.length === 2);
  same([hers.events.length, his.ended], [1, null], 'what came after the end');
  stage.step("the sandbox's clock moves to the end of the period: the room closes on 小梅 mid-stream, 阿博 hears on");

  same(await readable(stage, mei), false, 'the article for the ex-member');
  same(await mei.refusedBy(SendMessageDocument, { input: { roomId: vipRoomId, body: '还有人吗', idempotencyKey: newKey() } }, 'sendMessage'), 'ENTITLEMENT_MISSING', 'sending after the end');
  const room = (await mei.get(RoomHistoryDocument, { roomId: vipRoomId, last: 20 })).node;
  check(has(room, 'messages') && room.messages.nodes.length === 0, 'the history is closed, too');
  his.stop();
  stage.step('the article, the history and the room are closed to her; she is still a member of the community');
}

async function readable(stage: Stage, person: Person): Promise<boolean> {
  const post = (await person.get(PostDocument, { id: stage.get<string>('paidPostId') })).node;
  return has(post, 'access') && post.access.allowed;
}
