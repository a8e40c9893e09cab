import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from 'graphql-ws';
import { sql } from 'kysely';
import { encodeId, parseId } from '../../src/kernel/id.ts';
import { ok } from '../../src/kernel/result.ts';
import type { SignedInViewer } from '../../src/kernel/viewer.ts';
import type { CommunityRow } from '../../src/modules/communities/index.ts';
import { endGrant, giveGrant } from '../../src/modules/tiers/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { chatOf } from '../support/chat.ts';
import { listenAsViewer } from '../support/my-events.ts';
import { randomName } from '../support/world.ts';

let app: TestApp;
const clients: Client[] = [];
const chat = chatOf(() => app);
beforeAll(async () => {
  app = await startApp();
  await app.listen();
});
afterAll(async () => {
  for (const client of clients) void client.dispose();
  await app.stop();
});
const uuidOf = (id: string): string => parseId(id).uuid;
const listen = (viewer: SignedInViewer) => listenAsViewer(app, clients, viewer);
const memberIdOf = async (community: CommunityRow, { userId }: SignedInViewer): Promise<string> =>
  (await app.platform.database.reader.selectFrom('member').select('id').where('communityId', '=', community.id).where('userId', '=', userId).executeTakeFirstOrThrow()).id;

const toldTo = ({ userId }: SignedInViewer, { id: communityId }: CommunityRow) =>
  app.platform.database.reader.selectFrom('viewer_event').select('kind').where('userId', '=', userId).where('communityId', '=', communityId).orderBy('seq').execute().then((rows) => rows.map(({ kind }) => kind));

test('E7 mutes and rights that time ends are told once, however often the sweeps run, and never before', async () => {
  const { owner, community, member, roomId } = await chat.stage();
  const room = { id: roomId, uuid: uuidOf(roomId) };
  const [memberId, communityId] = [await memberIdOf(community, member), encodeId('Community', community.id)];
  const endsAt = new Date(app.clock.now().getTime() + 3_600_000);
  const source = { kind: 'ORDER', id: randomName('order') } as const;
  const grant = (until: Date) => app.platform.uow.run(async (tx) => ok(await giveGrant(tx, { communityId: community.id, userId: member.userId, entitlements: ['posts.read.vip'], source, startsAt: tx.now, endsAt: until })));
  await grant(endsAt);
  await app.modules.communities.muteMember(owner, memberId, endsAt);
  await app.modules.chat.muteInRoom(owner, { roomId: room.uuid, memberId, until: endsAt, reason: '刷屏' });
  await app.platform.jobs.drain();
  const stream = await listen(member);
  await stream.of('RoomHeads');
  const log = () => app.platform.database.reader.selectFrom('room_event').select(['kind', 'actorId', 'subjectId', 'seq']).where('roomId', '=', room.uuid).orderBy('seq').execute();
  const sweep = async () => {
    await Promise.all(['chat.end-due-mutes', 'communities.end-due-mutes', 'tiers.tell-due-grants'].flatMap((name) => [app.platform.jobs.run(name), app.platform.jobs.run(name)]));
    await app.platform.jobs.drain();
  };
  const begun = ['MUTED', 'MUTED_IN_ROOM', 'RIGHTS_CHANGED'];
  app.clock.advance(3_599_000);
  await sweep();
  expect((await toldTo(member, community)).sort()).toEqual(begun);
  app.clock.advance(1_000);
  await sweep();
  await sweep();
  await stream.heard('ViewerUnmuted', (item) => item.communityId === communityId);
  await stream.heard('ViewerUnmutedInRoom', (item) => item.room!.id === room.id);
  await stream.heard('RightsChanged', (item) => item.communityId === communityId);
  const ended = [...begun, 'RIGHTS_CHANGED', 'UNMUTED', 'UNMUTED_IN_ROOM'].sort();
  expect((await toldTo(member, community)).sort()).toEqual(ended);
  expect(await log()).toEqual([{ kind: 'MEMBER_MUTED', actorId: owner.userId, subjectId: member.userId, seq: 1 }, { kind: 'MEMBER_UNMUTED', actorId: null, subjectId: member.userId, seq: 2 }]);
  await chat.send(member, roomId, '我回来了');

  await grant(new Date(endsAt.getTime() + 3_600_000));
  app.clock.advance(3_600_000);
  await sweep();
  await sweep();
  expect((await toldTo(member, community)).sort()).toEqual([...ended, 'RIGHTS_CHANGED', 'RIGHTS_CHANGED'].sort());
  stream.stop();
}, 30_000);

test('a right that begins by time is told when it begins, once, also when the old one ends in the same moment, and not when it was taken back before', async () => {
  const { community, member } = await chat.stage();
  const [hour, now] = [3_600_000, app.clock.now().getTime()];
  const at = (hours: number): Date => new Date(now + hours * hour);
  const give = (id: string, startsAt: Date, endsAt: Date | null) => app.platform.uow.run(async (tx) => ok(await giveGrant(tx, { communityId: community.id, userId: member.userId, entitlements: ['posts.read.vip'], source: { kind: 'ORDER', id }, startsAt, endsAt })));
  const sweep = async (hours: number): Promise<string[]> => {
    app.clock.advance(hours * hour);
    for (let time = 0; time < 2; time++) await app.platform.jobs.run('tiers.tell-due-grants');
    await app.platform.jobs.drain();
    return toldTo(member, community);
  };
  const [first, second, third] = [randomName('order'), randomName('order'), randomName('order')] as const;
  await give(first, at(1), at(2));
  await give(second, at(2), at(10));
  await give(third, at(3), null);
  await app.platform.uow.run(async (tx) => ok(await endGrant(tx, { communityId: community.id, source: { kind: 'ORDER', id: third }, at: tx.now })));
  const times = (count: number): string[] => Array.from({ length: count }, () => 'RIGHTS_CHANGED');
  expect(await sweep(0)).toEqual(times(4));
  expect(await sweep(0.99)).toEqual(times(4));
  expect(await sweep(0.01)).toEqual(times(5));
  expect(await sweep(1)).toEqual(times(6));
  expect(await sweep(1)).toEqual(times(6));
  // It is put off, and told again when it begins after all.
  await give(second, at(5), at(10));
  expect(await sweep(1)).toEqual(times(7));
  expect(await sweep(1)).toEqual(times(8));
});

test('a mute that was replaced, lifted or outlived by its room is not told to end', async () => {
  const { owner, community, member, roomId } = await chat.stage();
  const [open, closed] = [uuidOf(roomId), uuidOf(await chat.aRoom(owner, community))];
  const memberId = await memberIdOf(community, member);
  const until = (seconds: number) => new Date(app.clock.now().getTime() + seconds * 1_000);
  await app.modules.chat.muteInRoom(owner, { roomId: open, memberId, until: until(60), reason: '' });
  await app.modules.chat.muteInRoom(owner, { roomId: open, memberId, until: until(600), reason: '' });
  await app.modules.chat.muteInRoom(owner, { roomId: closed, memberId, until: until(60), reason: '' });
  await app.modules.chat.closeRoom(owner, closed);
  await app.modules.communities.muteMember(owner, memberId, until(60));
  await app.modules.communities.unmuteMember(owner, memberId);
  app.clock.advance(120_000);
  for (const name of ['chat.end-due-mutes', 'communities.end-due-mutes']) await app.platform.jobs.run(name);
  await app.platform.jobs.drain();
  expect(await toldTo(member, community)).toEqual(expect.not.arrayContaining(['UNMUTED_IN_ROOM']));
  expect((await toldTo(member, community)).filter((kind) => kind === 'UNMUTED')).toEqual(['UNMUTED']);
  expect((await app.platform.database.reader.selectFrom('room').select('lastSeq').where('id', 'in', [open, closed]).execute()).map(({ lastSeq }) => lastSeq)).toEqual([2, 2]);
});

test('who comes from the waiting list of a relay list to a place is told in person', async () => {
  const { owner, community, member: first, other: second, roomId } = await chat.stage();
  const list = await app.modules.relays.createRelayList(owner, { roomId: uuidOf(roomId), title: '拼车', capacity: 1, idempotencyKey: randomName('key') });
  if (!list.ok) throw new Error(list.failure.kind);
  for (const person of [first, second]) await app.modules.relays.enterRelay(person, { relayListId: list.value.id, idempotencyKey: randomName('key') });
  const stream = await listen(second);
  await stream.of('RoomHeads');
  await app.modules.relays.withdrawFromRelay(first, list.value.id);
  expect(await stream.of('RelayPlaceGained')).toMatchObject({ room: { id: roomId }, message: { body: '拼车' } });
  expect(await toldTo(first, community)).not.toContain('RELAY_PLACE_GAINED');
  expect((await toldTo(second, community)).filter((kind) => kind === 'RELAY_PLACE_GAINED')).toHaveLength(1);
  stream.stop();
});

/** The jobs of chat that wait, by name. */
const waiting = async (name: string): Promise<number> =>
  (await sql<{ count: number }>`select count(*)::int as count from pgboss.job where data ->> 'name' = ${name} and state = 'created'`.execute(app.platform.database.reader)).rows[0]!.count;

test('E5 a send queues the telling of everyone with the message, and nothing when it is refused or breaks', async () => {
  const { owner, member, roomId } = await chat.stage();
  await app.platform.jobs.drain();
  const toAll = { mentionsEveryone: true };
  expect((await chat.trySend(member, roomId, 'x'.repeat(20_000), toAll)).errors).toHaveLength(1);
  expect(await waiting('chat.tell-everyone-mentioned')).toBe(0);
  const breaks = sql`create function break_sends() returns trigger language plpgsql as 'begin if new.body = ''poison'' then raise exception ''broken''; end if; return new; end'`;
  await breaks.execute(app.platform.database.reader);
  await sql`create trigger break_sends before insert on room_message for each row execute function break_sends()`.execute(app.platform.database.reader);
  await expect(app.modules.chat.sendMessage(owner, { roomId: uuidOf(roomId), body: 'poison', idempotencyKey: randomName('key'), ...toAll })).rejects.toThrow('broken');
  expect(await waiting('chat.tell-everyone-mentioned')).toBe(0);
  await chat.send(owner, roomId, '大家好', toAll);
  expect(await waiting('chat.tell-everyone-mentioned')).toBe(1);
  await app.platform.jobs.drain();
});

test('E6 a room whose sweep breaks is parked with its fault, and the other rooms are told', async () => {
  const { owner, member, community, roomId } = await chat.stage();
  const poisoned = await chat.aRoom(owner, community);
  const memberId = await memberIdOf(community, member);
  const until = new Date(app.clock.now().getTime() + 60_000);
  for (const room of [poisoned, roomId]) await app.modules.chat.muteInRoom(owner, { roomId: uuidOf(room), memberId, until, reason: '' });
  await sql`create function break_sweeps() returns trigger language plpgsql as ${sql.lit(`begin if old.room_id = '${uuidOf(poisoned)}' then raise exception 'broken'; end if; return old; end`)}`.execute(app.platform.database.reader);
  await sql`create trigger break_sweeps before delete on room_mute for each row execute function break_sweeps()`.execute(app.platform.database.reader);
  app.clock.advance(120_000);
  const known = await app.platform.jobs.parkedCount();
  await app.platform.uow.run(async (tx) => ok(tx.enqueue('chat.end-due-mutes', {})));
  await app.platform.jobs.drain();
  expect(await app.platform.jobs.parkedCount()).toBe(known + 1);
  expect((await app.platform.jobs.parked())[0]).toMatchObject({ name: 'chat.end-due-mutes', error: expect.stringContaining('broken') });
  const kinds = (room: string) => app.platform.database.reader.selectFrom('room_event').select('kind').where('roomId', '=', uuidOf(room)).orderBy('seq').execute().then((rows) => rows.map(({ kind }) => kind));
  expect([await kinds(roomId), await kinds(poisoned)]).toEqual([['MEMBER_MUTED', 'MEMBER_UNMUTED'], ['MEMBER_MUTED']]);
  await sql`drop trigger break_sweeps on room_mute`.execute(app.platform.database.reader);
  await app.platform.jobs.run('chat.end-due-mutes');
  expect(await kinds(poisoned)).toEqual(['MEMBER_MUTED', 'MEMBER_UNMUTED']);
});
