import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { encodeId } from '../../src/kernel/id.ts';
import type { SignedInViewer } from '../../src/kernel/viewer.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import { openStream, socketClient } from '../support/live.ts';
import { randomName } from '../support/world.ts';
import { canariesIn } from './support/canaries.ts';
import { createMatrixWorld, type MatrixWorld, type Place } from './support/matrix-world.ts';

let app: TestApp;
let world: MatrixWorld;
let url: string;
beforeAll(async () => {
  app = await startApp();
  world = await createMatrixWorld(app);
  url = await app.listen();
});
afterAll(() => app.stop());

const EVENTS = 'subscription ($roomId: ID!, $after: SafeInt) { roomEvents(roomId: $roomId, after: $after) { seq ... on MessageSent { message { body author { displayName } replyTo { body } } } ... on MessageRecalled { message { body } } } }';
const listen = async (viewer: SignedInViewer, roomId: string, after?: number) => openStream<unknown>(socketClient(url, await app.world.tokenOf(viewer)), EVENTS, { roomId: encodeId('Room', roomId), after: after ?? null });
const say = (place: Place, roomId: string, body: string): Promise<{ ok: boolean }> => app.modules.chat.sendMessage(place.cast.owner, { roomId, body, idempotencyKey: randomName('key') });

const MINE = 'subscription { myEvents { __typename ... on RoomHeads { heads { room { id name } lastSeq } } ... on RoomHeadChanged { room { id name } lastSeq } ... on Mentioned { message { body author { displayName } } } } }';
const SIGNALS = 'subscription ($roomId: ID!) { roomSignals(roomId: $roomId) { __typename ... on TypingSignal { member { displayName } } ... on PresenceSignal { present { count members { displayName } } } } }';
interface Heads {
  readonly myEvents: { readonly __typename: string; readonly heads?: readonly { readonly room: { readonly id: string } }[]; readonly room?: { readonly id: string }; readonly lastSeq?: number };
}
const follow = async <T>(viewer: SignedInViewer, query: string, variables: Record<string, unknown> = {}) => openStream<T>(socketClient(url, await app.world.tokenOf(viewer)), query, variables);

/** What ends somebody's access while they listen. */
const LOSSES: readonly [string, 'open' | 'closed', 'openRoomId' | 'gatedRoomId', (place: Place) => Promise<{ viewer: SignedInViewer; lose: () => Promise<unknown> }>][] = [
  ['a member who leaves', 'open', 'openRoomId', async ({ cast, communityId }) => ({ viewer: cast.muted, lose: () => app.modules.communities.leaveCommunity(cast.muted, communityId) })],
  ['a member who is removed', 'closed', 'openRoomId', async ({ cast, memberIds }) => ({ viewer: cast.muted, lose: () => app.modules.communities.removeMember(cast.owner, memberIds.muted) })],
  ['a member who is banned', 'closed', 'openRoomId', async ({ cast, memberIds }) => ({ viewer: cast.author, lose: () => app.modules.communities.banMember(cast.owner, memberIds.author) })],
  ['a guest who becomes an ordinary member', 'open', 'gatedRoomId', async ({ cast, memberIds }) => ({ viewer: cast.guest, lose: () => app.modules.communities.assignRole(cast.owner, { memberId: memberIds.guest, role: 'MEMBER' }) })],
];

test.each(LOSSES)('G8 %s hears nothing that is said after the loss, and the stream ends with FORBIDDEN', async (who, name, room, prepare) => {
  const place = world.places[name];
  const { viewer, lose } = await prepare(place);
  const stream = await listen(viewer, place[room], 2);
  const roomId = encodeId('Room', place[room]);
  const [mine, signals] = [await follow<Heads>(viewer, MINE), await follow(viewer, SIGNALS, { roomId })];
  await Promise.all([stream.next(), mine.next(), signals.next()]);
  expect((await say(place, place[room], `${who} listens`)).ok).toBe(true);
  await eventually(() => JSON.stringify(stream.received).includes(`${who} listens`));
  await eventually(() => mine.received.some(({ myEvents }) => myEvents.room?.id === roomId));
  expect(await lose()).toMatchObject({ ok: true });
  const signalled = signals.received.length;
  expect((await app.modules.roomSignals.signalTyping(place.cast.owner, place[room])).ok).toBe(true);
  const said = `CANARY-${name}-room_message-body-${who.replaceAll(' ', '')}`;
  expect((await say(place, place[room], said)).ok).toBe(true);
  expect(await stream.ended).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  expect(await signals.ended).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  expect(signals.received).toHaveLength(signalled);
  const remaining = await eventually(() => mine.received.slice(1).find(({ myEvents: { __typename, heads } }) => __typename === 'RoomHeads' && !heads!.some(({ room: { id } }) => id === roomId)));
  const newest = (await app.platform.database.reader.selectFrom('room').select('lastSeq').where('id', '=', place[room]).executeTakeFirstOrThrow()).lastSeq;
  expect(mine.received.slice(mine.received.indexOf(remaining)).filter(({ myEvents }) => myEvents.room?.id === roomId)).toEqual([]);
  expect(mine.received.filter(({ myEvents }) => myEvents.room?.id === roomId && myEvents.lastSeq === newest)).toEqual([]);
  for (const { received } of [stream, mine, signals]) expect(canariesIn(received).has(said)).toBe(false);
  mine.stop();
});

test.each(['exMember', 'banned', 'outsider', 'foreignOwner', 'staff'] as const)('G8 a socket of %s hears nothing at all', async (caller) => {
  for (const place of [world.places.open, world.places.closed]) {
    for (const roomId of [place.openRoomId, place.gatedRoomId]) {
      const stream = await listen(world.cast[caller], roomId, 0);
      const end = await stream.ended;
      expect(end).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
      const signals = await follow(world.cast[caller], SIGNALS, { roomId: encodeId('Room', roomId) });
      expect(await signals.ended).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
      expect([...canariesIn([end, stream.received, await signals.ended, signals.received])]).toEqual([]);
    }
  }
});
