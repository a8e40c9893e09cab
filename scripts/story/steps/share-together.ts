import {
  ClaimRedPacketDocument, CreateRelayListDocument, EnterRelayDocument, ExportRelayListDocument, MyEventsDocument, PointsMovementsDocument, RedPacketDocument, RelayListDocument, SendRedPacketDocument, WithdrawFromRelayDocument,
} from '../../../schema/generated/graphql.ts';
import { check, eventually, has, need, same } from '../check.ts';
import { newKey, type Person } from '../person.ts';
import type { Stage } from '../stage.ts';

const TOTAL = 18;

/** A relay list whose waiting list moves up, and a red packet of which every point is accounted for. */
export async function shareTogether(stage: Stage): Promise<void> {
  const [owner, mei, bo, cui] = ['owner', 'mei', 'bo', 'cui'].map((name) => stage.person(name)) as [Person, Person, Person, Person];
  await orderTogether(stage, owner, { first: mei, second: bo, waiting: cui });
  await giveRedPacket(stage, bo, [owner, mei, cui]);
}

async function orderTogether(stage: Stage, owner: Person, { first, second, waiting }: Record<'first' | 'second' | 'waiting', Person>): Promise<void> {
  const made = await owner.do(CreateRelayListDocument, { input: { roomId: stage.get<string>('lobbyId'), title: '团购荔枝', capacity: 2, idempotencyKey: newKey() } }, 'createRelayList');
  const relayListId = need(made.relayList, 'relay list').id;
  const enter = async (person: Person) => need((await person.do(EnterRelayDocument, { input: { relayListId, idempotencyKey: newKey() } }, 'enterRelay')).entry, 'entry').state;
  const states = [];
  for (const person of [first, second, waiting]) states.push(await enter(person));
  same(states, ['IN', 'IN', 'WAITING'], 'two places for three');
  same(await first.refusedBy(EnterRelayDocument, { input: { relayListId, idempotencyKey: newKey() } }, 'enterRelay'), 'ALREADY_ENTERED', 'entering twice');

  const news = waiting.listen(MyEventsDocument, {});
  await eventually('the stream of the one who waits begins', async () => news.events.length > 0);
  await second.do(WithdrawFromRelayDocument, { relayListId }, 'withdrawFromRelay');
  await eventually('the one who waits is told of the place', async () => news.events.some(({ myEvents }) => myEvents.__typename === 'RelayPlaceGained'));
  news.stop();
  const { node: list } = await waiting.get(RelayListDocument, { id: relayListId });
  check(has(list, 'taken'), 'the list is a relay list');
  same([list.taken, list.left, list.waitingCount, list.viewerEntry?.state], [2, 0, 0, 'IN'], 'the places after one went');
  const { csv } = need((await owner.get(ExportRelayListDocument, { relayListId })).exportRelayList, 'export');
  same(csv.trim().split('\n').length, 1 + 2, 'the lines of the export: a head, and who is in');
  stage.step('a relay list of two places: the third waits, moves up when 阿博 goes, and is told; the export has two lines');
}

async function giveRedPacket(stage: Stage, giver: Person, takers: readonly Person[]): Promise<void> {
  const before = await pointsOf(stage, [giver, ...takers]);
  const input = { roomId: stage.get<string>('lobbyId'), content: 'POINTS', split: 'RANDOM', total: TOTAL, shares: takers.length, idempotencyKey: newKey() } as const;
  const redPacketId = need((await giver.do(SendRedPacketDocument, { input }, 'sendRedPacket')).redPacket, 'red packet').id;
  const amounts = await Promise.all(takers.map(async (taker) => Number(need((await taker.do(ClaimRedPacketDocument, { input: { redPacketId, idempotencyKey: newKey() } }, 'claimRedPacket')).claim, 'claim').amount)));
  check(amounts.every((amount) => amount >= 1), 'everybody got a point at least');
  same(amounts.reduce((sum, amount) => sum + amount, 0), TOTAL, 'the parts of the red packet');
  check(['ALREADY_CLAIMED', 'RED_PACKET_EMPTY', 'RED_PACKET_OVER'].includes(await takers[0]!.refusedBy(ClaimRedPacketDocument, { input: { redPacketId, idempotencyKey: newKey() } }, 'claimRedPacket')), 'a second part is refused');
  const { node: packet } = await giver.get(RedPacketDocument, { id: redPacketId });
  check(has(packet, 'claimed'), 'the red packet is one');
  same([Number(packet.claimed), packet.claimedCount, Number(packet.returned)], [TOTAL, takers.length, 0], 'the red packet when it is empty');
  const moved = (await pointsOf(stage, [giver, ...takers])).map((points, index) => points - before[index]!);
  same(moved, [-TOTAL, ...amounts], 'the points of giver and takers');
  stage.step(`阿博 gives a red packet of ${TOTAL} points to three: ${amounts.join(' + ')} = ${TOTAL}, and nothing is left`);
}

const pointsOf = (stage: Stage, people: readonly Person[]): Promise<number[]> =>
  Promise.all(people.map(async (person) => Number(need((await person.get(PointsMovementsDocument, { slug: stage.slug })).community?.viewerMember, 'member').spendablePoints)));
