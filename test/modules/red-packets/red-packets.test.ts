import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { chatChecks } from '../../../scripts/checks/chat.ts';
import { growthChecks } from '../../../scripts/checks/growth.ts';
import { findDataFaults } from '../../../scripts/checks/index.ts';
import { redPacketChecks } from '../../../scripts/checks/red-packets.ts';
import { HOUR, MINUTE } from '../../../src/kernel/clock.ts';
import { encodeId, parseId } from '../../../src/kernel/id.ts';
import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import type { CommunityRow } from '../../../src/modules/communities/index.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { contentOf, statementsOf } from '../../support/content.ts';
import { expectNoTrace } from '../../support/no-trace.ts';
import { randomName } from '../../support/world.ts';
import { happenings } from '../growth/support.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ DATABASE_POOL_SIZE: '20' });
});
afterAll(() => app.stop());

const ERRORS = 'errors { __typename ... on UserError { code path minimum maximum } }';
const PACKET = 'redPacket { id title state total shares claimedCount claimed returned currency endedAt viewerClaim { amount } }';
const DOCUMENTS = {
  sendRedPacket: `mutation ($input: SendRedPacketInput!) { sendRedPacket(input: $input) { ${PACKET} message { id body attachment { __typename title } } ${ERRORS.replace(/ }$/, ' ... on MutedInRoomError { mutedUntil } }')} } }`,
  claimRedPacket: `mutation ($input: ClaimRedPacketInput!) { claimRedPacket(input: $input) { claim { position amount member { displayName } } ${PACKET} ${ERRORS} } }`,
};
const READ = `query ($id: ID!, $first: Int, $after: String) { node(id: $id) { ... on RedPacket { state claimedCount claimed returned giver { displayName } viewerClaim { position amount }
  claims(first: $first, after: $after) { nodes { position amount member { number } } pageInfo { hasNextPage endCursor } } } } }`;
const WALLET = 'query ($slug: String!) { community(slug: $slug) { viewerMember { spendablePoints growth { points level { number } } pointsMovements(first: 10) { nodes { kind amount balance } } } viewerVouchers { amount { minorUnits currency } source reason minSpend { minorUnits } } } }';

const run = async (mutation: keyof typeof DOCUMENTS, input: object, viewer: SignedInViewer) => {
  const { data, errors } = await app.run(DOCUMENTS[mutation], { input: { idempotencyKey: randomName('key'), ...input } }, viewer);
  expect(errors).toEqual([]);
  return data[mutation];
};
const send = (roomId: string, viewer: SignedInViewer, input: object = {}) => run('sendRedPacket', { roomId, content: 'POINTS', split: 'FIXED', total: 100, shares: 10, ...input }, viewer);
const claim = (redPacketId: string, viewer: SignedInViewer, input: object = {}) => run('claimRedPacket', { redPacketId, ...input }, viewer);
const read = async (id: string, viewer: SignedInViewer, page: object = {}) => (await app.run(READ, { id, ...page }, viewer)).data.node;
const wallet = async (community: CommunityRow, viewer: SignedInViewer) => {
  const { viewerMember, viewerVouchers } = (await app.run(WALLET, { slug: community.slug }, viewer)).data.community;
  return { spendable: viewerMember.spendablePoints, points: viewerMember.growth.points, level: viewerMember.growth.level.number, movements: viewerMember.pointsMovements.nodes, vouchers: viewerVouchers };
};
const spendable = async (community: CommunityRow, viewer: SignedInViewer): Promise<number> => (await wallet(community, viewer)).spendable;

interface Place {
  readonly owner: SignedInViewer;
  readonly community: CommunityRow;
  readonly roomId: string;
  /** A member with 1,000 points. */
  readonly giver: SignedInViewer;
}
async function aPlace(entitlement: string | null = null): Promise<Place> {
  const { owner, community } = await app.world.aCommunity();
  const communityId = encodeId('Community', community.id);
  const { data } = await app.run('mutation ($input: CreateRoomInput!) { createRoom(input: $input) { room { id } } }', { input: { communityId, name: randomName('room'), entitlement, idempotencyKey: randomName('key') } }, owner);
  await app.run('mutation ($id: ID!) { setPointRules(communityId: $id, input: { rules: [{ kind: PURCHASE, points: 1000 }, { kind: POST_PUBLISHED, points: 60 }] }) { errors { __typename } } }', { id: communityId }, owner);
  const giver = await app.world.aMember({ community, displayName: '阿红' });
  const happening = happenings(app, { owner, community });
  await happening.pay(giver);
  await happening.settle();
  return { owner, community, roomId: data.createRoom.room.id, giver };
}
const members = (community: CommunityRow, count: number): Promise<SignedInViewer[]> => Promise.all(Array.from({ length: count }, () => app.world.aMember({ community })));
const actorsOf = async (roomId: string, viewer: SignedInViewer): Promise<(string | null)[]> => {
  const { data } = await app.run('query ($roomId: ID!) { roomChanges(roomId: $roomId, after: 1) { events { ... on RoomAct { by { displayName } } } } }', { roomId }, viewer);
  return data.roomChanges.events.map(({ by }: { by: { displayName: string } | null }) => by && by.displayName);
};
const kindsOf = async (roomId: string): Promise<string[]> => (await app.platform.database.reader.selectFrom('room_event').select('kind').where('roomId', '=', parseId(roomId).uuid).orderBy('seq').execute()).map(({ kind }) => kind);
const movementsOf = async (community: CommunityRow, redPacketId: string): Promise<number> => Number((await app.platform.database.reader.selectFrom('points_movement').select((eb) => eb.fn.countAll().as('count')).where('communityId', '=', community.id).where('sourceId', '=', parseId(redPacketId).uuid).executeTakeFirstOrThrow()).count);

test('a red packet takes its points from the giver at once and gives each claimer one share; the ledger explains it', async () => {
  const { community, roomId, giver } = await aPlace();
  const [ann, ben] = await members(community, 2);
  expect(await wallet(community, giver)).toMatchObject({ spendable: 1_000, points: 1_000, movements: [] });
  const sent = await send(roomId, giver, { total: 600, shares: 2, title: '年会快乐' });
  expect(sent).toMatchObject({ redPacket: { title: '年会快乐', state: 'OPEN', total: 600, shares: 2, claimedCount: 0, claimed: 0, returned: 0, currency: null, endedAt: null, viewerClaim: null }, message: { body: '年会快乐', attachment: { __typename: 'RedPacket', title: '年会快乐' } }, errors: [] });
  const { id } = sent.redPacket;
  expect(await wallet(community, giver)).toMatchObject({ spendable: 400, points: 1_000, movements: [{ kind: 'RED_PACKET_SENT', amount: -600, balance: 400 }] });
  expect(await claim(id, ann!)).toMatchObject({ claim: { position: 1, amount: 300, member: { displayName: '小满' } }, redPacket: { state: 'OPEN', claimedCount: 1, claimed: 300, viewerClaim: { amount: 300 } }, errors: [] });
  expect((await claim(id, ann!)).errors).toMatchObject([{ code: 'ALREADY_CLAIMED', path: ['input', 'redPacketId'] }]);
  expect(await claim(id, ben!)).toMatchObject({ claim: { position: 2, amount: 300 }, redPacket: { state: 'EMPTY', claimedCount: 2, claimed: 600, returned: 0, endedAt: expect.any(String) } });
  expect((await claim(id, giver)).errors).toMatchObject([{ code: 'RED_PACKET_EMPTY' }]);
  expect(await read(id, ann!)).toMatchObject({ state: 'EMPTY', giver: { displayName: '阿红' }, viewerClaim: { position: 1, amount: 300 }, claims: { nodes: [{ position: 1, amount: 300 }, { position: 2, amount: 300 }] } });
  expect(await kindsOf(roomId)).toEqual(['MESSAGE_SENT', 'ATTACHMENT_CHANGED', 'ATTACHMENT_CHANGED']);
});

test('gifts make no level, and can be given on; what was given away is not lost for the level', async () => {
  const { community, roomId, giver } = await aPlace();
  const [ann] = await members(community, 1);
  const { level } = await wallet(community, giver);
  const { redPacket: { id } } = await send(roomId, giver, { total: 1_000, shares: 1 });
  await claim(id, ann!);
  expect(await wallet(community, ann!)).toMatchObject({ spendable: 1_000, points: 0, level: 1, movements: [{ kind: 'RED_PACKET_CLAIMED', amount: 1_000, balance: 1_000 }] });
  expect(await wallet(community, giver)).toMatchObject({ spendable: 0, points: 1_000, level });
  expect((await send(roomId, ann!, { total: 1_001, shares: 1 })).errors).toMatchObject([{ code: 'POINTS_MISSING', path: ['input', 'total'], maximum: 1_000 }]);
  expect((await send(roomId, ann!, { total: 1_000, shares: 1 })).errors).toEqual([]);
  expect((await send(roomId, ann!, { total: 1, shares: 1 })).errors).toMatchObject([{ code: 'POINTS_MISSING', maximum: 0 }]);
});

test('points that were given away and then taken back are owed: undoing mints none', async () => {
  const { owner, community, roomId } = await aPlace();
  const [ann, ben] = await members(community, 2);
  const happening = happenings(app, { owner, community });
  const post = await happening.post(ann!);
  await happening.settle();
  const { redPacket: { id } } = await send(roomId, ann!, { total: 60, shares: 1 });
  await claim(id, ben!);
  await happening.deletePost(ann!, post);
  await happening.settle();
  expect(await wallet(community, ann!)).toMatchObject({ spendable: 0, points: 0 });
  await happening.post(ann!);
  await happening.settle();
  expect(await wallet(community, ann!)).toMatchObject({ spendable: 0, points: 60 });
  await happening.post(ann!);
  await happening.settle();
  expect(await wallet(community, ann!)).toMatchObject({ spendable: 60, points: 120 });
});

test('a giver sends ten at once and never gives more than there is', async () => {
  const { community, roomId, giver } = await aPlace();
  const answers = await Promise.all(Array.from({ length: 10 }, () => send(roomId, giver, { total: 300, shares: 3 })));
  expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(3);
  expect(answers.flatMap(({ errors }) => errors.map(({ code }: { code: string }) => code))).toEqual(Array(7).fill('POINTS_MISSING'));
  expect(await spendable(community, giver)).toBe(100);
  expect(await kindsOf(roomId)).toEqual(['MESSAGE_SENT', 'MESSAGE_SENT', 'MESSAGE_SENT']);
});

test('fifty people at once for ten random shares: ten get one, the sum is exact, and who is refused leaves no trace', async () => {
  const { community, roomId, giver } = await aPlace();
  const people = await members(community, 50);
  const { redPacket: { id } } = await send(roomId, giver, { split: 'RANDOM', total: 997, shares: 10 });
  const answers = await Promise.all(people.map((person) => claim(id, person)));
  const won = answers.filter(({ errors }) => errors.length === 0).map((answer) => answer.claim);
  expect(won.map(({ position }) => position).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(won.reduce((sum, { amount }) => sum + amount, 0)).toBe(997);
  expect(won.every(({ amount }) => amount >= 1)).toBe(true);
  expect(answers.filter((answer) => answer.claim === null).map(({ errors }) => errors[0].code)).toEqual(Array(40).fill('RED_PACKET_EMPTY'));
  expect(await read(id, giver, { first: 100 })).toMatchObject({ state: 'EMPTY', claimedCount: 10, claimed: 997, returned: 0 });
  const balances = await Promise.all(people.map((person) => spendable(community, person)));
  expect(balances.filter((balance) => balance > 0).sort()).toEqual(won.map(({ amount }) => amount).sort());
  expect(await movementsOf(community, id)).toBe(11);
  expect(await kindsOf(roomId)).toEqual(['MESSAGE_SENT', ...Array(10).fill('ATTACHMENT_CHANGED')]);
});

test('a person gets one share, whether the claim comes twice with one key or at once with several', async () => {
  const { community, roomId, giver } = await aPlace();
  const [ann] = await members(community, 1);
  const { redPacket: { id } } = await send(roomId, giver);
  const key = { idempotencyKey: randomName('key') };
  const answers = await Promise.all([claim(id, ann!, key), claim(id, ann!, key), claim(id, ann!), claim(id, ann!)]);
  const shares = answers.filter((answer) => answer.claim !== null).map((answer) => answer.claim);
  expect(shares.every(({ position, amount }) => position === 1 && amount === 10)).toBe(true);
  expect(answers.filter((answer) => answer.claim === null).every(({ errors }) => errors[0].code === 'ALREADY_CLAIMED')).toBe(true);
  expect(await spendable(community, ann!)).toBe(10);
  expect(await read(id, ann!)).toMatchObject({ claimedCount: 1, claimed: 10 });
});

test('what nobody claimed goes back when the time is over, exactly once, by nobody; then nobody claims', async () => {
  const { community, roomId, giver } = await aPlace();
  const [ann, ben] = await members(community, 2);
  const { redPacket: { id } } = await send(roomId, giver, { total: 500, shares: 5, minutes: 30 });
  expect((await sql`select 1 from pgboss.job, red_packet where data->>'name' = 'red-packets.end-due-packets' and start_after = expires_at and red_packet.id = ${parseId(id).uuid}`.execute(app.platform.database.reader)).rows).toHaveLength(1);
  await claim(id, ann!);
  app.clock.advance(29 * MINUTE);
  await app.platform.jobs.run('red-packets.end-due-packets');
  expect(await spendable(community, giver)).toBe(500);
  app.clock.advance(MINUTE);
  expect((await claim(id, ben!)).errors).toMatchObject([{ code: 'RED_PACKET_OVER' }]);
  expect(await read(id, ben!)).toMatchObject({ state: 'EXPIRED', returned: 0 });
  await Promise.all([1, 2, 3].map(() => app.platform.jobs.run('red-packets.end-due-packets')));
  expect(await wallet(community, giver)).toMatchObject({ spendable: 900, movements: [{ kind: 'RED_PACKET_RETURNED', amount: 400, balance: 900 }, { kind: 'RED_PACKET_SENT', amount: -500, balance: 500 }] });
  expect(await read(id, ben!)).toMatchObject({ state: 'EXPIRED', claimedCount: 1, claimed: 100, returned: 400 });
  expect((await claim(id, ben!)).errors).toMatchObject([{ code: 'RED_PACKET_OVER' }]);
  expect(await kindsOf(roomId)).toEqual(['MESSAGE_SENT', 'ATTACHMENT_CHANGED', 'ATTACHMENT_CHANGED']);
  expect(await actorsOf(roomId, ben!)).toEqual(['小满', null]);
});

test('a recalled message gives back what is left; what was claimed stays claimed', async () => {
  const { owner, community, roomId, giver } = await aPlace();
  const [ann, ben] = await members(community, 2);
  const RECALL = 'mutation ($id: ID!) { recallMessage(messageId: $id) { message { attachment { __typename } } errors { ... on UserError { code } } } }';
  const untouched = await send(roomId, giver, { total: 500, shares: 5 });
  expect((await app.run(RECALL, { id: untouched.message.id }, giver)).data.recallMessage).toEqual({ message: { attachment: null }, errors: [] });
  expect(await wallet(community, giver)).toMatchObject({ spendable: 1_000, movements: [{ kind: 'RED_PACKET_RETURNED', amount: 500, balance: 1_000 }, { kind: 'RED_PACKET_SENT' }] });
  expect(await read(untouched.redPacket.id, giver)).toBeNull();
  expect((await claim(untouched.redPacket.id, ann!)).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
  const begun = await send(roomId, giver, { total: 500, shares: 5 });
  await claim(begun.redPacket.id, ann!);
  await app.run(RECALL, { id: begun.message.id }, owner);
  expect([await spendable(community, giver), await spendable(community, ann!)]).toEqual([900, 100]);
  expect((await claim(begun.redPacket.id, ben!)).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
  app.clock.advance(24 * HOUR);
  await app.platform.jobs.run('red-packets.end-due-packets');
  expect(await spendable(community, giver)).toBe(900);
});

test('those who may give vouchers give them in a red packet; each share is a voucher of its own', async () => {
  const { owner, community, roomId, giver } = await aPlace();
  const [ann, ben, cem] = await members(community, 3);
  const denied = await app.run(DOCUMENTS.sendRedPacket, { input: { roomId, content: 'VOUCHERS', split: 'FIXED', total: 1_000, shares: 2, idempotencyKey: randomName('key') } }, giver);
  expect(denied.errors[0]!.extensions.code).toBe('FORBIDDEN');
  const sent = await send(roomId, owner, { content: 'VOUCHERS', total: 3_000, shares: 3, minSpendMinor: 5_000, voucherDays: 30 });
  expect(sent.redPacket).toMatchObject({ title: 'Best wishes', total: 3_000, currency: 'CNY', state: 'OPEN' });
  const { id } = sent.redPacket;
  await Promise.all([ann!, ben!].map((person) => claim(id, person)));
  expect((await wallet(community, ann!)).vouchers).toEqual([{ amount: { minorUnits: 1_000, currency: 'CNY' }, source: 'RED_PACKET', reason: 'Best wishes', minSpend: { minorUnits: 5_000 } }]);
  app.clock.advance(24 * HOUR);
  await app.platform.jobs.run('red-packets.end-due-packets');
  expect(await read(id, cem!)).toMatchObject({ state: 'EXPIRED', claimedCount: 2, claimed: 2_000, returned: 1_000 });
  expect([(await wallet(community, cem!)).vouchers, (await wallet(community, owner)).movements]).toEqual([[], []]);
});

test('what does not come out even, or is out of bounds, is refused by name', async () => {
  const { owner, roomId, giver } = await aPlace();
  const refusal = async (input: object, by = giver) => (await send(roomId, by, input)).errors.map(({ code, path, minimum, maximum }: Record<string, unknown>) => [code, path, minimum, maximum])[0];
  expect(await refusal({ total: 100, shares: 3 })).toEqual(['INVALID', ['input', 'shares'], null, null]);
  expect(await refusal({ total: 2, shares: 3 })).toEqual(['OUT_OF_RANGE', ['input', 'total'], 3, 1_000_000]);
  expect(await refusal({ shares: 0 })).toEqual(['OUT_OF_RANGE', ['input', 'shares'], 1, 200]);
  expect(await refusal({ shares: 201 })).toEqual(['OUT_OF_RANGE', ['input', 'shares'], 1, 200]);
  expect(await refusal({ minutes: 1_441 })).toEqual(['OUT_OF_RANGE', ['input', 'minutes'], 1, 1_440]);
  expect(await refusal({ title: '长'.repeat(41) })).toEqual(['TOO_LONG', ['input', 'title'], null, 40]);
  expect(await refusal({ voucherDays: 3 })).toEqual(['INVALID', ['input', 'voucherDays'], null, null]);
  expect(await refusal({ content: 'VOUCHERS', voucherDays: 0 }, owner)).toEqual(['OUT_OF_RANGE', ['input', 'voucherDays'], 1, 3_660]);
  expect(await kindsOf(roomId)).toEqual([]);
});

test('outsiders and those whom the room does not let in neither see nor claim', async () => {
  const { owner, community, roomId, giver } = await aPlace('rooms.vip');
  const content = contentOf(() => app);
  const paid = await content.aPaidMember(community, 'rooms.vip');
  expect((await send(roomId, giver)).errors).toMatchObject([{ code: 'ENTITLEMENT_MISSING', path: ['input', 'roomId'] }]);
  const { redPacket: { id } } = await send(roomId, owner, { content: 'VOUCHERS', total: 300, shares: 3 });
  expect(await read(id, giver)).toBeNull();
  expect((await claim(id, giver)).errors).toMatchObject([{ code: 'ENTITLEMENT_MISSING', path: ['input', 'redPacketId'] }]);
  expect((await claim(id, await app.world.aUser())).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
  expect((await app.run(DOCUMENTS.claimRedPacket, { input: { redPacketId: id, idempotencyKey: 'k' } })).errors[0]!.extensions.code).toBe('UNAUTHENTICATED');
  expect((await claim(id, paid)).claim).toMatchObject({ amount: 100 });
  expect(await spendable(community, giver)).toBe(1_000);
  expect(await read(id, owner)).toMatchObject({ claimedCount: 1 });
});

test('the muted give nothing, keep their points, and are told until when; a mute takes no share away', async () => {
  const { owner, community, roomId, giver } = await aPlace();
  const { redPacket: { id } } = await send(roomId, owner, { content: 'VOUCHERS', total: 300, shares: 3 });
  const until = new Date(app.clock.now().getTime() + HOUR);
  const { id: memberId } = await app.platform.database.reader.selectFrom('member').select('id').where('communityId', '=', community.id).where('userId', '=', giver.userId).executeTakeFirstOrThrow();
  await app.modules.chat.muteInRoom(owner, { roomId: parseId(roomId).uuid, memberId, until, reason: '' });
  expect(await expectNoTrace(app, () => send(roomId, giver))).toEqual({ redPacket: null, message: null, errors: [{ __typename: 'MutedInRoomError', code: 'MUTED_IN_ROOM', path: ['input', 'roomId'], minimum: null, maximum: null, mutedUntil: until.toISOString() }] });
  await contentOf(() => app).changeMember(community, giver, { mutedUntil: until });
  expect((await expectNoTrace(app, () => send(roomId, giver))).errors).toMatchObject([{ __typename: 'MutedError', code: 'MUTED', path: ['input', 'roomId'] }]);
  expect([await spendable(community, giver), (await claim(id, giver)).claim.amount]).toEqual([1_000, 100]);
});

test('shares are paged in order, with as many statements for many packets as for one', async () => {
  const { community, roomId, giver } = await aPlace();
  const people = await members(community, 5);
  const packets = [await send(roomId, giver), await send(roomId, giver), await send(roomId, giver)].map(({ redPacket }) => redPacket.id);
  for (const person of people) await claim(packets[0]!, person);
  const first = (await read(packets[0]!, giver, { first: 3 })).claims;
  expect(first).toMatchObject({ nodes: [{ position: 1 }, { position: 2 }, { position: 3 }], pageInfo: { hasNextPage: true } });
  expect((await read(packets[0]!, giver, { first: 3, after: first.pageInfo.endCursor })).claims).toMatchObject({ nodes: [{ position: 4 }, { position: 5 }], pageInfo: { hasNextPage: false } });
  const HISTORY = 'query ($id: ID!, $last: Int) { node(id: $id) { ... on Room { messages(last: $last) { nodes { attachment { title ... on RedPacket { claimed giver { id } viewerClaim { amount } claims(first: 2) { nodes { amount member { id } } } } } } } } } }';
  const three = await statementsOf(app, () => app.run(HISTORY, { id: roomId, last: 3 }, giver));
  expect(three.filter((statement) => statement.includes('red_packet'))).toHaveLength(3);
});

test('the database refuses a packet that does not add up', async () => {
  const { community, roomId, giver } = await aPlace();
  const { redPacket } = await send(roomId, giver, { total: 100, shares: 10 });
  const { uuid } = parseId(redPacket.id);
  const { reader } = app.platform.database;
  const change = (values: object): Promise<unknown> => reader.updateTable('red_packet').set(values).where('id', '=', uuid).execute();
  const refused: [object, string][] = [
    [{ claimed: 10 }, 'has booked other shares'], [{ claimed: 10, claimedCount: 1 }, 'has booked other shares'], [{ claimed: 95, claimedCount: 1 }, 'red_packet_claimed'], [{ claimed: 100, claimedCount: 11 }, 'red_packet_claimed'],
    [{ returned: 1 }, 'red_packet_returned'], [{ endedAt: new Date(), endedBecause: 'EXPIRED' }, 'red_packet_returned'], [{ total: 90 }, 'never changes'], [{ shares: 5 }, 'never changes'],
  ];
  for (const [values, reason] of refused) await expect(change(values)).rejects.toThrow(reason);
  expect(await read(redPacket.id, giver)).toMatchObject({ state: 'OPEN', claimedCount: 0 });
  await expect(reader.updateTable('points_movement').set({ amount: -1 }).where('communityId', '=', community.id).where('sourceId', '=', uuid).execute()).rejects.toThrow('never changes');
});

test('what all this left behind holds together', async () => {
  expect(await findDataFaults(app.platform.database.reader, [...chatChecks, ...growthChecks, ...redPacketChecks])).toEqual([]);
});
