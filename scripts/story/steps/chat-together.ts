import { RoomEventsDocument, RoomHistoryDocument, SendMessageDocument, type RoomEventsSubscription } from '../../../schema/generated/graphql.ts';
import { check, eventually, has, need, same } from '../check.ts';
import { newKey, type Listening, type Person } from '../person.ts';
import type { Stage } from '../stage.ts';

type Stream = Listening<RoomEventsSubscription>;
const seqsOf = (stream: Stream): number[] => stream.events.map(({ roomEvents }) => Number(roomEvents.seq));
const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);

/** Four clients chat in the lobby; one loses its socket and resumes without loss. */
export async function chatTogether(stage: Stage): Promise<void> {
  const lobbyId = stage.get<string>('lobbyId');
  const people = ['owner', 'mei', 'bo', 'cui'].map((name) => stage.person(name));
  const streams = new Map<Person, Stream>(people.map((person) => [person, person.listen(RoomEventsDocument, { roomId: lobbyId, after: 0 })]));
  const say = (person: Person, body: string): Promise<unknown> => person.do(SendMessageDocument, { input: { roomId: lobbyId, body, idempotencyKey: newKey() } }, 'sendMessage');
  for (const [n, person] of people.entries()) await say(person, `第 ${n + 1} 句`);
  for (const person of people) await eventually(`${person.name} hears four messages`, async () => streams.get(person)!.events.length >= 4);
  stage.step('four clients hear each other in the lobby');

  const dropped = stage.person('cui');
  const before = streams.get(dropped)!;
  dropped.dropSocket();
  await eventually('the lost socket is noticed', async () => before.ended !== null);
  for (let n = 5; n <= 12; n++) await say(people[n % 3]!, `第 ${n} 句`);
  const resumed = dropped.listen(RoomEventsDocument, { roomId: lobbyId, after: Math.max(...seqsOf(before)) });
  await say(stage.person('bo'), '第 13 句');
  await eventually('the resumed client has everything', async () => resumed.events.length >= 9);
  same([...seqsOf(before), ...seqsOf(resumed)], upTo(13), 'positions over the lost socket');
  for (const person of people.slice(0, 3)) {
    await eventually(`${person.name} hears all`, async () => streams.get(person)!.events.length >= 13);
    same(seqsOf(streams.get(person)!), upTo(13), `positions that ${person.name} heard`);
  }
  stage.step('翠花 loses the socket, misses eight messages and resumes after the last position: nothing lost, nothing double');

  const outsider = stage.person('late').listen(RoomEventsDocument, { roomId: lobbyId, after: 0 });
  await eventually('the outsider is refused', async () => outsider.ended !== null);
  same([outsider.events.length, outsider.ended?.[0]?.extensions.code], [0, 'NOT_FOUND'], 'what an outsider hears');
  const locked = dropped.listen(RoomEventsDocument, { roomId: stage.get<string>('vipRoomId'), after: 0 });
  await eventually('the VIP room refuses', async () => locked.ended !== null);
  same([locked.events.length, locked.ended?.[0]?.extensions.code], [0, 'FORBIDDEN'], 'what a member without the tier hears of the VIP room');
  const room = (await dropped.get(RoomHistoryDocument, { roomId: lobbyId, last: 5 })).node;
  check(has(room, 'messages'), 'the lobby is a room');
  same(room.messages.nodes.map(({ ordinal }) => ordinal), [9, 10, 11, 12, 13], 'the newest page of the history');
  same(need(room.viewerUnreadCount, 'unread'), 9, 'unread messages since the own one');
  for (const stream of [...streams.values(), resumed]) stream.stop();
  stage.step('an outsider hears nothing, the VIP room stays closed, the history and the unread count agree');
}
