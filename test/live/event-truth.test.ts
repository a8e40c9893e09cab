import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from 'graphql-ws';
import { MINUTE } from '../../src/kernel/clock.ts';
import { decodeId, encodeId } from '../../src/kernel/id.ts';
import type { SignedInViewer } from '../../src/kernel/viewer.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { chatOf, type Stage } from '../support/chat.ts';
import { openStream, socketClient } from '../support/live.ts';

let app: TestApp;
let url: string;
const chat = chatOf(() => app);
const clients: Client[] = [];
beforeAll(async () => {
  app = await startApp();
  url = await app.listen();
});
afterAll(async () => {
  for (const client of clients) void client.dispose();
  await app.stop();
});

interface Message {
  readonly id: string;
  readonly [field: string]: unknown;
}
interface Settings {
  readonly name: string;
  readonly description: string;
  readonly entitlement: string | null;
  readonly settings: object;
}
interface Event extends Partial<Settings> {
  readonly __typename: string;
  readonly seq: number;
  readonly occurredAt: string;
  readonly message?: Message;
  readonly member?: { readonly number: number };
  readonly until?: string | null;
}
/** What a client holds of a room. */
interface Held {
  readonly room: Settings;
  readonly isClosed: boolean;
  readonly messages: readonly Message[];
  readonly pinned: readonly string[];
  readonly mutes: Readonly<Record<number, string | null>>;
}
const MESSAGE = 'id seq ordinal body createdAt editedAt recalledAt pinnedAt reactions { emoji count } author { number } replyTo { id }';
const SETTINGS = 'settings { slowModeSeconds isAnnouncement isMuted retentionDays newcomerDays editWindows { role seconds } recallWindows { role seconds } }';
const ROOM = `query ($id: ID!) { node(id: $id) { ... on Room { lastSeq name description entitlement closedAt ${SETTINGS} pinnedMessages { id } mutes { nodes { until member { number } } } messages(last: 50) { nodes { ${MESSAGE} } } } } }`;
const EVENTS = `subscription ($id: ID!, $after: SafeInt) { roomEvents(roomId: $id, after: $after) { __typename seq occurredAt
  ... on MessageSent { message { ${MESSAGE} } } ... on MessageEdited { message { ${MESSAGE} } } ... on MessageRecalled { message { ${MESSAGE} } } ... on ReactionsChanged { message { ${MESSAGE} } emoji isGiven by { number } }
  ... on MessagePinned { message { ${MESSAGE} } by { number } } ... on MessageUnpinned { message { ${MESSAGE} } by { number } } ... on MemberMuted { until member { number } by { number } } ... on MemberUnmuted { member { number } by { number } }
  ... on RoomChanged { name description entitlement ${SETTINGS} by { number } } } }`;

async function fetchRoom(viewer: SignedInViewer, id: string): Promise<{ held: Held; lastSeq: number }> {
  const { lastSeq, closedAt, pinnedMessages, mutes, messages, ...room } = (await app.run(ROOM, { id }, viewer)).data.node;
  const muted = mutes.nodes.map(({ until, member }: { until: string | null; member: { number: number } }) => [member.number, until]);
  return { lastSeq, held: { room, isClosed: closedAt !== null, messages: messages.nodes, pinned: pinnedMessages.map((message: Message) => message.id), mutes: Object.fromEntries(muted) } };
}

/** What a client makes of an event: nothing else than what the contract says. */
function apply(held: Held, { __typename, message, member, until, name, description, entitlement, settings }: Event): Held {
  const at = (id: string): number => held.messages.findIndex((known) => known.id === id);
  const messages = message === undefined ? held.messages : at(message.id) < 0 ? [...held.messages, message] : held.messages.with(at(message.id), message);
  const others = held.pinned.filter((id) => id !== message?.id);
  const { [member?.number ?? 0]: _, ...otherMutes } = held.mutes;
  switch (__typename) {
    case 'MessagePinned': return { ...held, messages, pinned: [message!.id, ...others] };
    case 'MessageUnpinned': case 'MessageRecalled': return { ...held, messages, pinned: others };
    case 'MemberMuted': return { ...held, mutes: { ...otherMutes, [member!.number]: until ?? null } };
    case 'MemberUnmuted': return { ...held, mutes: otherMutes };
    case 'RoomChanged': return { ...held, room: { name: name!, description: description!, entitlement: entitlement ?? null, settings: settings! } };
    case 'RoomClosed': return { ...held, isClosed: true };
    default: return { ...held, messages };
  }
}

async function listen(viewer: SignedInViewer, id: string, after: number) {
  const client = socketClient(url, await app.world.tokenOf(viewer));
  clients.push(client);
  return openStream<{ roomEvents: Event }>(client, EVENTS, { id, after });
}

type Done = Promise<{ readonly ok: boolean }>;
interface Scene extends Stage {
  readonly room: string;
  readonly first: string;
  readonly second: string;
  readonly memberId: string;
}
const key = () => `key-${Math.random()}`;
/** Every command of chat, with the kind of the event that it leaves; those without one change nothing. */
const COMMANDS: readonly [string | null, (scene: Scene) => Done][] = [
  ['MessageSent', ({ member, room, first }) => app.modules.chat.sendMessage(member, { roomId: room, body: '回复', replyToId: first, idempotencyKey: key() })],
  ['MessageEdited', ({ member, first }) => app.modules.chat.editMessage(member, first, '改过')],
  [null, ({ member, first }) => app.modules.chat.editMessage(member, first, '改过')],
  ['ReactionsChanged', ({ other, first }) => app.modules.messageMarks.reactToMessage(other, first, '👍')],
  ['ReactionsChanged', ({ owner, first }) => app.modules.messageMarks.reactToMessage(owner, first, '👍')],
  [null, ({ owner, first }) => app.modules.messageMarks.reactToMessage(owner, first, '👍')],
  ['ReactionsChanged', ({ other, first }) => app.modules.messageMarks.removeReaction(other, first, '👍')],
  [null, ({ other, first }) => app.modules.messageMarks.removeReaction(other, first, '👍')],
  ['MessagePinned', ({ owner, first }) => app.modules.messageMarks.pinMessage(owner, first)],
  ['MessagePinned', ({ owner, second }) => app.modules.messageMarks.pinMessage(owner, second)],
  [null, ({ owner, second }) => app.modules.messageMarks.pinMessage(owner, second)],
  ['MessageUnpinned', ({ owner, first }) => app.modules.messageMarks.unpinMessage(owner, first)],
  ['MemberMuted', ({ owner, room, memberId }) => app.modules.chat.muteInRoom(owner, { roomId: room, memberId, until: new Date(app.clock.now().getTime() + MINUTE), reason: '' })],
  ['MemberMuted', ({ owner, room, memberId }) => app.modules.chat.muteInRoom(owner, { roomId: room, memberId, until: null, reason: '' })],
  [null, ({ owner, room, memberId }) => app.modules.chat.muteInRoom(owner, { roomId: room, memberId, until: null, reason: '' })],
  ['MemberUnmuted', ({ owner, room, memberId }) => app.modules.chat.unmuteInRoom(owner, room, memberId)],
  ['RoomChanged', ({ owner, room }) => app.modules.chat.updateRoom(owner, room, { name: '改名', slowModeSeconds: 30, recallWindows: [{ role: 'MEMBER', seconds: null }] })],
  [null, ({ owner, room }) => app.modules.chat.updateRoom(owner, room, { slowModeSeconds: 30 })],
  ['MessageRecalled', ({ owner, second }) => app.modules.chat.recallMessage(owner, second)],
  [null, ({ member, room }) => app.modules.chat.markRoomRead(member, room, null)],
  ['RoomClosed', ({ owner, room }) => app.modules.chat.closeRoom(owner, room)],
];

async function aScene(): Promise<Scene> {
  const stage = await chat.stage();
  const [first, second] = [await chat.send(stage.member, stage.roomId, '第一条'), await chat.send(stage.other, stage.roomId, '第二条')];
  const row = await app.platform.database.reader.selectFrom('member').select('id').where('communityId', '=', stage.community.id).where('userId', '=', stage.member.userId).executeTakeFirstOrThrow();
  return { ...stage, room: decodeId('Room', stage.roomId), first: decodeId('Message', first.id), second: decodeId('Message', second.id), memberId: row.id };
}

test('after each command, what a client made of its snapshot and the events is what a fresh fetch answers', async () => {
  const scene = await aScene();
  const snapshot = await fetchRoom(scene.owner, scene.roomId);
  const stream = await listen(scene.owner, scene.roomId, snapshot.lastSeq);
  let { held } = snapshot;
  let { lastSeq } = snapshot;
  for (const [kind, command] of COMMANDS) {
    expect(await command(scene)).toMatchObject({ ok: true });
    if (kind !== null) {
      const event = (await stream.next()).roomEvents;
      expect([event.__typename, event.seq]).toEqual([kind, ++lastSeq]);
      held = apply(held, event);
    }
    expect({ held, lastSeq }).toEqual(await fetchRoom(scene.owner, scene.roomId));
  }
  stream.stop();
});

test('D6 who was away for all of it replays the same: edits with the present text, recalls as tombstones', async () => {
  const scene = await aScene();
  const snapshot = await fetchRoom(scene.owner, scene.roomId);
  for (const [, command] of COMMANDS) expect(await command(scene)).toMatchObject({ ok: true });
  const kinds = COMMANDS.flatMap(([kind]) => kind ?? []);
  const stream = await listen(scene.owner, scene.roomId, 0);
  const all: Event[] = [];
  while (all.length < kinds.length + snapshot.lastSeq) all.push((await stream.next()).roomEvents);
  stream.stop();
  expect(all.map(({ __typename }) => __typename)).toEqual(['MessageSent', 'MessageSent', ...kinds]);
  const fresh = await fetchRoom(scene.owner, scene.roomId);
  expect(all.slice(snapshot.lastSeq).reduce(apply, snapshot.held)).toEqual(fresh.held);
  expect(all.filter(({ message }) => message?.id === encodeId('Message', scene.first)).map(({ message }) => message!.body)).toEqual(Array.from({ length: 7 }, () => '改过'));
  expect(all.filter(({ message }) => message?.id === encodeId('Message', scene.second)).map(({ message }) => message!.body)).toEqual(['', '', '']);
  expect(all.filter(({ message }) => message).every(({ message }) => message!.id !== encodeId('Message', scene.second) || message!.recalledAt !== null)).toBe(true);
});

test('a denied command leaves no event, and a sanction tells who did it to whom', async () => {
  const scene = await aScene();
  const { lastSeq } = await fetchRoom(scene.owner, scene.roomId);
  for (const denied of [
    app.modules.messageMarks.pinMessage(scene.member, scene.first), app.modules.chat.editMessage(scene.owner, scene.first, '别人的'), app.modules.chat.recallMessage(scene.other, scene.first),
    app.modules.chat.updateRoom(scene.member, scene.room, { isMuted: true }), app.modules.chat.muteInRoom(scene.other, { roomId: scene.room, memberId: scene.memberId, until: null, reason: '' }),
  ]) await expect(denied).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect((await fetchRoom(scene.owner, scene.roomId)).lastSeq).toBe(lastSeq);
  await app.modules.chat.muteInRoom(scene.owner, { roomId: scene.room, memberId: scene.memberId, until: null, reason: 'CANARY-REASON' });
  const stream = await listen(scene.other, scene.roomId, lastSeq);
  const event = (await stream.next()).roomEvents;
  expect(event).toEqual({ __typename: 'MemberMuted', seq: lastSeq + 1, occurredAt: expect.any(String), until: null, member: { number: 2 }, by: { number: 1 } });
  expect(JSON.stringify(await app.platform.database.reader.selectFrom('room_event').selectAll().where('roomId', '=', scene.room).execute())).not.toContain('CANARY');
  stream.stop();
});
