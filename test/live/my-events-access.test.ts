import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from 'graphql-ws';
import { encodeId } from '../../src/kernel/id.ts';
import { ok } from '../../src/kernel/result.ts';
import { endGrant, giveGrant } from '../../src/modules/tiers/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import { viewersOf } from '../support/my-events.ts';
import { randomName } from '../support/world.ts';

let app: TestApp;
const clients: Client[] = [];
beforeAll(async () => {
  app = await startApp();
  await app.listen();
});
afterAll(async () => {
  for (const client of clients) void client.dispose();
  await app.stop();
});
const { aRoom, aTalk, listen, memberIdOf, send } = viewersOf(() => app, clients);

test('joining, roles, mutes, rights and leaving are told to the person, and the rooms follow', async () => {
  const { owner, community } = await app.world.aCommunity();
  const person = await app.world.aUser();
  const [open, vip] = [await aRoom(owner, community), await aRoom(owner, community, 'rooms.join.vip')];
  const stream = await listen(person);
  expect(await stream.next()).toMatchObject({ __typename: 'RoomHeads', heads: [], isLast: true });
  const settle = () => app.platform.jobs.drain();
  const sees = (...rooms: { id: string }[]) => eventually(() => {
    const { heads } = stream.received.map(({ myEvents }) => myEvents).findLast(({ __typename }) => __typename === 'RoomHeads')!;
    return JSON.stringify(heads!.map(({ room }) => room.id)) === JSON.stringify(rooms.map(({ id }) => id));
  });
  const communityId = encodeId('Community', community.id);

  expect((await app.modules.communities.joinCommunity(person, { communityId: community.id, idempotencyKey: randomName('key') } as never)).ok).toBe(true);
  await settle();
  expect(await stream.heard('MembershipChanged')).toMatchObject({ status: 'ACTIVE', communityId, community: { slug: community.slug } });
  await sees(open);

  const source = { kind: 'COMPLIMENTARY', id: randomName('gift') } as const;
  await app.platform.uow.run(async (tx) => ok(await giveGrant(tx, { communityId: community.id, userId: person.userId, entitlements: ['rooms.join.vip'], source, startsAt: tx.now, endsAt: null })));
  await settle();
  await stream.heard('RightsChanged', (item) => item.communityId === communityId);
  await sees(open, vip);
  await app.platform.uow.run(async (tx) => ok(await endGrant(tx, { communityId: community.id, source, at: tx.now })));
  await settle();
  await sees(open);

  const memberId = await memberIdOf(community, person);
  const until = new Date(app.clock.now().getTime() + 3_600_000);
  await app.modules.communities.muteMember(owner, memberId, until);
  await app.modules.communities.unmuteMember(owner, memberId);
  await app.modules.chat.muteInRoom(owner, { roomId: open.uuid, memberId, until, reason: '' });
  await settle();
  await stream.heard('ViewerMutedInRoom', (item) => item.room!.id === open.id && item.until === until.toISOString());
  await stream.heard('ViewerMuted', (item) => item.communityId === communityId && item.until === until.toISOString());
  await stream.heard('ViewerUnmuted', (item) => item.communityId === communityId);
  await app.modules.communities.assignRole(owner, { memberId, role: 'ADMIN' });
  await settle();
  await stream.heard('RoleChanged', ({ role }) => role === 'ADMIN');
  await sees(open, vip);

  await app.modules.communities.leaveCommunity(person, community.id);
  await settle();
  await stream.heard('MembershipChanged', ({ status }) => status === 'LEFT');
  await sees();
  expect(stream.received.map(({ myEvents: { cursor } }) => cursor)).toEqual([...stream.received.map(({ myEvents: { cursor } }) => cursor)].sort((a, b) => positionOf(a) - positionOf(b)));
  stream.stop();
});
const positionOf = (cursor: string): number => JSON.parse(Buffer.from(cursor, 'base64url').toString())[1];

test('rooms that open, and rights that run out by time, are noticed within seconds without any event', async () => {
  const { owner, community } = await app.world.aCommunity();
  const member = await app.world.aMember({ community });
  const room = await aRoom(owner, community, 'rooms.join.vip');
  const endsAt = new Date(app.clock.now().getTime() + 60_000);
  await app.platform.uow.run(async (tx) => ok(await giveGrant(tx, { communityId: community.id, userId: member.userId, entitlements: ['rooms.join.vip'], source: { kind: 'ORDER', id: randomName('order') }, startsAt: tx.now, endsAt })));
  const stream = await listen(member);
  expect((await stream.next()).heads).toHaveLength(1);
  const opened = await aRoom(owner, community);
  expect((await stream.of('RoomHeads')).heads!.map(({ room: { id } }) => id)).toEqual([room.id, opened.id]);
  app.clock.advance(120_000);
  await send(owner, room, 'CANARY-AFTER-THE-RIGHT');
  expect((await stream.of('RoomHeads')).heads!.map(({ room: { id } }) => id)).toEqual([opened.id]);
  expect(stream.received.filter(({ myEvents: { __typename, lastSeq } }) => __typename === 'RoomHeadChanged' && lastSeq === 1)).toEqual([]);
  stream.stop();
});

test("an ex-member's cursor leads to nothing that was said, whether or not anything was erased yet", async () => {
  const { owner, community, member, name, room } = await aTalk();
  const before = await listen(member);
  const { cursor } = await before.of('RoomHeads');
  before.stop();
  await name('CANARY-NAMED');
  await app.modules.communities.leaveCommunity(member, community.id);
  for (const isErased of [false, true]) {
    if (isErased) await app.platform.jobs.drain();
    const stream = await listen(member, cursor);
    expect(await stream.next()).toMatchObject({ __typename: 'RoomHeads', heads: [] });
    await send(owner, room, 'CANARY-LATER');
    if (isErased) expect(await stream.of('MembershipChanged')).toMatchObject({ status: 'LEFT' });
    else await eventually(() => app.platform.database.reader.selectFrom('room').select('lastSeq').where('id', '=', room.uuid).where('lastSeq', '>', 1).executeTakeFirst());
    expect(JSON.stringify(stream.received)).not.toMatch(/CANARY|RoomHeadChanged|Mentioned/);
    stream.stop();
  }
  const left = await app.platform.database.reader.selectFrom('viewer_event').select('kind').where('userId', '=', member.userId).where('communityId', '=', community.id).execute();
  expect(left).toEqual([{ kind: 'MEMBERSHIP_CHANGED' }]);
});
